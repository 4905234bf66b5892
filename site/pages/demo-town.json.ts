import type { APIRoute } from 'astro';
import { TOWN_DRAWING } from '../../data/demo/drawing.ts';

/** The map of the invented town, for the pages that show it. */
export const GET: APIRoute = () => new Response(JSON.stringify(TOWN_DRAWING), { headers: { 'Content-Type': 'application/json' } });
