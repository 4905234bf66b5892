import type { FinderSpeech } from './speech.ts';
import { startFinder } from './start.ts';

startFinder(JSON.parse(document.getElementById('speech')!.textContent) as FinderSpeech);
