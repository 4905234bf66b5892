import type { Page } from 'playwright-core';

/**
 * Opens the map the way a person does, by the button that names it, and waits until it can be seen. On a page whose map
 * is open from the start (a wide screen) there is nothing to press. `none`: the page offers no map.
 */
export async function openMap(page: Page): Promise<'opened' | 'none'> {
  const map = page.locator('.leaflet-container');
  const button = page.getByRole('button', { name: /\bmap\b/i }).first();
  if (!(await map.first().isVisible())) {
    if (!(await button.isVisible())) return 'none';
    await button.click();
  }
  await map.first().waitFor();
  return 'opened';
}
