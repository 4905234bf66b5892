import { defineConfig } from 'drizzle-kit';

/** `npm run migration` writes the next migration from the schema; read it before you commit it (reliability.md §1). */
export default defineConfig({ dialect: 'sqlite', schema: './data/schema/directory.ts', out: './data/migrations/directory' });
