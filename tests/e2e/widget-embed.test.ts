import { describe, expect, it } from 'vitest';
import type { AskReply } from '../../server/contract/ask.ts';
import { bundle } from '../support/bundle.ts';
import { setUpHost } from '../support/set-up.ts';
import { accessibilityViolations, horizontalOverflow, openWatchedPage } from '../support/watched-page.ts';
import { askWidget, hostPage, QUESTION, visitSite } from '../support/widget-page.ts';

const setUp = setUpHost();

describe('the page that shows how to embed', () => {
  it('previews what is chosen, and its lines and its policy do the same on another site', async () => {
    const { page, offences } = await openWatchedPage(setUp.browser, setUp.server.origin);
    await page.goto('/embed');
    await page.getByLabel('Heading').fill('Ask "the" <press>');
    await page.getByLabel('Where it stands').selectOption('floating');
    await page.getByRole('button', { name: 'Ask "the" <press>' }).click();
    await page.getByRole('dialog', { name: 'Ask "the" <press>' }).getByRole('textbox').waitFor();
    const lines = (await page.locator('#snippet').textContent()) ?? '';
    const policy = (await page.locator('#policy').textContent()) ?? '';
    expect(lines).not.toContain('<style>');
    expect(offences).toEqual([]);

    setUp.site.serve(`<!doctype html><title>Copied</title>${lines}`, {
      'Content-Security-Policy': `default-src 'none'; ${policy}`,
    });
    const copied = await visitSite(setUp.browser, setUp.site, setUp.server);
    await copied.page.getByRole('button', { name: 'Ask "the" <press>' }).click();
    await askWidget(copied.page.locator('communique-chat'));
    expect(copied.offences).toEqual([]);
  });

  it('colours the preview and writes the rule that does so', async () => {
    const { page } = await openWatchedPage(setUp.browser, setUp.server.origin);
    await page.goto('/embed');
    await page.getByLabel('Background').fill('#102030');
    await page.getByLabel('Corners, in pixels').fill('12');
    const frame = page.getByRole('region', { name: 'Ask the documents' });
    await frame.waitFor();
    const look = await frame.evaluate((node) => [
      getComputedStyle(node).backgroundColor,
      getComputedStyle(node).borderRadius,
    ]);
    expect(look).toEqual(['rgb(16, 32, 48)', '12px']);
    const lines = (await page.locator('#snippet').textContent()) ?? '';
    expect(lines).toContain('--communique-paper: #102030;');
    expect(lines).toContain('--communique-radius: 12px;');
  });

  it('has no accessibility violation, light or dark, wide or narrow', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 320, height: 640 },
    ]) {
      const { page } = await openWatchedPage(setUp.browser, setUp.server.origin, { viewport });
      await page.goto('/embed');
      await page.getByRole('textbox', { name: 'Ask a question' }).waitFor();
      await page.getByText('<iframe').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toBeLessThanOrEqual(0);
    }
  });
});

describe('a quotation in a frame of another site', () => {
  it('shows the words of the citation, in a sandbox and without script', async () => {
    const asked = await fetch(`${setUp.server.origin}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    });
    const { citations } = (await asked.json()) as AskReply;
    for (const { file, start, end, quote } of citations) {
      const query = new URLSearchParams({ file, start: `${start}`, end: `${end}` }).toString().replaceAll('&', '&amp;');
      setUp.site.serve(
        hostPage(
          setUp.server,
          `<iframe sandbox src="${setUp.server.origin}/quote?${query}" title="Quotation"></iframe>`,
        ),
      );
      const { page, offences } = await visitSite(setUp.browser, setUp.site, setUp.server);
      const marks = page.frameLocator('iframe').locator('mark');
      expect(await marks.allTextContents()).toEqual([quote]);
      expect(await marks.evaluate((mark) => getComputedStyle(mark).backgroundColor)).toBe('rgb(255, 230, 128)');
      expect(offences).toEqual([]);
      await page.context().close();
    }
  });

  it('has no accessibility violation', async () => {
    const { page } = await openWatchedPage(setUp.browser, setUp.server.origin);
    await page.goto('/embed');
    await page.getByText('<iframe').waitFor();
    const address = /src="([^"]+)"/.exec((await page.locator('#card').textContent()) ?? '')?.[1] ?? '';
    await page.goto(address.replaceAll('&amp;', '&'));
    await page.locator('mark').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});

describe('a site made with React', () => {
  it('sets attributes, hears events, and keeps one conversation through its own changes', async () => {
    setUp.site.serve(
      hostPage(
        setUp.server,
        `<script>${(await bundle('react-site.tsx')).replaceAll('</script', '<\\/script')}</script>`,
      ),
    );
    const { page, offences } = await visitSite(setUp.browser, setUp.site, setUp.server);
    await page.getByRole('button', { name: 'Ask us' }).click();
    await askWidget(page.locator('communique-chat'));
    expect(await page.locator('output').textContent()).toBe('answered');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('dialog', { name: 'Ask the editors' }).getByRole('article').waitFor();
    expect(offences).toEqual([]);
  });
});
