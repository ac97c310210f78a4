import type { FrameLocator, Locator, Page } from 'playwright-core';

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
    // Off to where nothing is told about what the mouse is over.
    await this.page.mouse.move(700, 790);
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
  line(text: string | RegExp): Locator {
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

  /** Moves the mouse onto a word of the editor; VS Code shows what it knows about it after a moment. */
  async hoverOver(word: string): Promise<void> {
    const at = this.line(word).first();
    await this.until('.monaco-hover:visible', async () => {
      await this.page.mouse.move(5, 5);
      await at.hover({ position: { x: 20, y: 8 } });
    });
  }

  /** A row of a view in the panel. What VS Code pins to the top of a view that is scrolled is a copy of a row, and none itself. */
  row(text: string | RegExp): Locator {
    return this.page.locator('.panel .monaco-list-row:not(.monaco-tree-sticky-row)', { hasText: text });
  }

  /** Shows the plan view from its first row on: a view stays where it was scrolled to, and only rows that are on the screen are there at all. */
  async showPlanView(): Promise<void> {
    await this.command('IMC: Show Plan View');
    // The key is given to the list itself: the command has ended before the keyboard is there.
    await this.page.locator('.panel').getByRole('tree', { name: 'Dequeue Plan' }).press('Home');
  }

  /** The row of a view in the panel that the keyboard is on: once it is there, the view does not move any more. */
  focusedRow(text: string): Locator {
    return this.page.locator('.panel .monaco-list-row.focused', { hasText: text });
  }

  /** Names a folder in VS Code's own file dialog. */
  async chooseFolder(folder: string, accept: string): Promise<void> {
    const button = this.page.locator('.quick-input-widget:visible').getByRole('button', { name: accept });
    await button.waitFor();
    // The dialog writes where it starts from into the box, sooner or later, over whatever stands there.
    do {
      await this.input.fill(`${folder}/`);
      await this.page.waitForTimeout(400);
    } while (await this.input.inputValue() !== `${folder}/`);
    await button.click();
  }

  /** As `hoverOver`, so many pixels into the line. */
  async hoverAt(word: string, x: number): Promise<void> {
    const at = this.line(word).first();
    await this.until('.monaco-hover:visible', async () => {
      await this.page.mouse.move(5, 5);
      await at.hover({ position: { x, y: 8 } });
    });
  }

  /** Gives what the cursor is in another name. */
  async rename(name: string): Promise<void> {
    await this.until('.rename-box input', () => this.page.keyboard.press('F2'));
    await this.page.locator('.rename-box input').fill(name);
    await this.page.locator('.rename-box input').press('Enter');
  }

  /** In how many colours a line is shown. */
  async coloursOf(text: string): Promise<number> {
    const classes = await this.line(text).first().locator('span > span').evaluateAll((pieces) => pieces.map((piece) => piece.className));
    return new Set(classes).size;
  }

  /** What a page in a webview shows: two frames deep. */
  get webview(): FrameLocator {
    return this.page.frameLocator('.webview.ready').last().frameLocator('#active-frame');
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

  async closeNotifications(): Promise<void> {
    await this.command('Notifications: Clear All Notifications');
    await this.page.waitForSelector('.notification-toast', { state: 'detached' });
  }

  /** The workbench as it was at the start: nothing asks or tells, and the side bar shows the files. */
  async tidy(): Promise<void> {
    for (let n = 0; n < 3 && await this.page.locator('.monaco-dialog-box, .quick-input-widget:visible').count() > 0; n++) await this.page.keyboard.press('Escape');
    if (await this.page.locator('.notification-toast').count() > 0) await this.closeNotifications();
    if (!await this.page.locator('.explorer-folders-view').isVisible()) await this.command('View: Show Explorer');
    await this.page.locator('.explorer-folders-view').waitFor();
  }

  /**
   * Types letters one by one and measures for each, in the page's own time, how long it takes until the editor's text has
   * changed on the screen: from the key to the frame after the change. In milliseconds.
   */
  async keystrokes(count: number): Promise<{ median: number; p95: number }> {
    const times: number[] = [];
    for (let n = 0; n < count; n++) {
      const shown = this.page.evaluate(`new Promise((resolve) => {
        let pressed = 0;
        addEventListener('keydown', () => { pressed = performance.now(); }, { capture: true, once: true });
        const lines = document.querySelector('.editor-group-container.active .view-lines');
        const seen = new MutationObserver(() => {
          if (pressed === 0) return;
          seen.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - pressed));
        });
        setTimeout(() => resolve(5000), 5000); // not seen in five seconds counts as five seconds
        seen.observe(lines, { childList: true, subtree: true, characterData: true });
      })`) as Promise<number>;
      await this.page.waitForTimeout(60); // a fast typist's pace; the watcher above is in place by then
      await this.page.keyboard.press('x');
      times.push(await shown);
    }
    times.sort((a, b) => a - b);
    const at = (part: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0);
    return { median: at(0.5), p95: at(0.95) };
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
