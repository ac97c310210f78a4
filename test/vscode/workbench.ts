import type { Locator, Page } from 'playwright-core';

/** The gestures that the tests make, in a person's words. VS Code's own class names stand in this file and nowhere else. */
export class Workbench {
  constructor(readonly page: Page) {}

  async ready(): Promise<void> {
    await this.page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: 60_000 });
    await this.page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60_000 });
  }

  get input(): Locator {
    return this.page.locator('.quick-input-widget:visible input');
  }

  choice(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text });
  }

  async command(title: string): Promise<void> {
    await this.until('.quick-input-widget:visible input', () => this.page.keyboard.press('F1'));
    await this.input.fill(`>${title}`);
    await this.choice(title).first().click();
  }

  async openFile(name: string): Promise<void> {
    const row = this.page.locator('.explorer-folders-view').getByRole('treeitem', { name, exact: true });
    await row.dblclick();
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
    await this.page.waitForSelector('.monaco-editor .view-line');
  }

  async goTo(line: number, column = 1): Promise<void> {
    await this.until('.quick-input-widget:visible input', () => this.page.keyboard.press('Control+G'));
    await this.input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  }

  /** Repeats a gesture until something is there: VS Code loses keys while a widget is still closing. */
  async until(selector: string, act: () => Promise<void>, seconds = 20): Promise<void> {
    for (const end = Date.now() + seconds * 1000; ;) {
      await act();
      try {
        await this.page.waitForSelector(selector, { timeout: 1500 });
        return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
    }
  }

  /** The line of the editor that has a text in it; VS Code writes blanks as non-breaking ones. */
  line(text: string): Locator {
    return this.page.locator('.monaco-editor .view-line', { hasText: text });
  }

  squiggle(severity: 'error' | 'warning' | 'info' | 'hint'): Locator {
    return this.page.locator(`.squiggly-${severity}`);
  }

  async showProblems(): Promise<void> {
    await this.until('.markers-panel', () => this.page.keyboard.press('Control+Shift+M'));
  }

  problem(text: string | RegExp): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }

  get hover(): Locator {
    return this.page.locator('.monaco-hover:visible');
  }

  suggestion(text: string | RegExp): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text });
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast .notification-list-item', { hasText: text });
  }

  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  tab(text: string | RegExp): Locator {
    return this.page.locator('.tab', { hasText: text });
  }

  /** The text of the active editor as far as it is on the screen, top to bottom, with plain blanks. */
  async visibleText(): Promise<string> {
    const lines = await this.page.locator('.editor-group-container.active .monaco-editor .view-line').evaluateAll((elements) => elements
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text));
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }
}
