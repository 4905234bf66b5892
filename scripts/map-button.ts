import type { Page } from 'playwright-core';
import { LANGUAGES } from '../site/i18n/languages.ts';
import { say } from '../site/i18n/words.ts';

/** Opens the map the way a person does and waits until it can be seen. `none`: the page offers no map. */
export async function openMap(page: Page): Promise<'opened' | 'none'> {
  const map = page.locator('.leaflet-container');
  const button = page.getByRole('button', { name: say(LANGUAGES[0], 'map.show'), exact: true });
  if (!(await map.isVisible())) {
    if (!(await button.isVisible())) return 'none';
    // On a wide screen it opens by itself, perhaps just now, and then this button says something else.
    await button.click({ timeout: 2000 }).catch(() => {});
  }
  await map.waitFor();
  return 'opened';
}
