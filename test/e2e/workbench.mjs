// VS Code's workbench as a person uses it: keyboard, mouse, what is on screen. All waiting is for something seen.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { poll } from "./poll.mjs";

const LONG = 60_000; // for what a busy machine may take: nothing ever waits so long where all is well

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", // for root
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export class Workbench {
  /** Requests that wanted to leave this machine. */
  outside = [];

  /** Saves what is on screen, where SHOTS names a folder for that. */
  async shot(name) {
    if (process.env.SHOTS === undefined) return;
    mkdirSync(process.env.SHOTS, { recursive: true });
    await this.screen(process.env.SHOTS, name);
  }

  /** Saves what is on screen; where. */
  async screen(folder, name) {
    const path = join(folder, `${name.replaceAll(/[^\w.]+/g, "-")}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  static async open(browser, url, folder) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 720 },
      deviceScaleFactor: Number(process.env.PICTURE_SCALE ?? 1),
    });
    const page = await context.newPage();
    page.setDefaultTimeout(LONG);
    const workbench = new Workbench(page);
    page.on("request", (request) => {
      const local = /^(http:\/\/127\.0\.0\.1:|data:|blob:)/;
      if (!local.test(request.url())) workbench.outside.push(request.url());
    });
    page.on("websocket", (socket) => {
      if (!socket.url().startsWith("ws://127.0.0.1:"))
        workbench.outside.push(socket.url());
    });
    await page.goto(`${url}/?folder=${encodeURIComponent(folder)}`);
    await page
      .locator(".monaco-workbench .part.statusbar")
      .waitFor({ timeout: 2 * LONG });
    return workbench;
  }

  constructor(page) {
    this.page = page;
  }

  get editor() {
    return this.page
      .locator(".editor-group-container.active .monaco-editor")
      .first();
  }

  get #quickInput() {
    return this.page.locator(".quick-input-widget input").first();
  }

  /** Runs a command of the palette by its title, and makes the choices that it asks for. */
  async command(title, ...choices) {
    await this.startCommand(title);
    for (const choice of choices) {
      await this.#quickInput.fill(choice);
      await this.#firstRow(choice).waitFor();
      await this.page.keyboard.press("Enter");
    }
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Takes a command of the palette by its title. */
  async startCommand(title) {
    // one that has just become available is not in a list that is open already
    await this.#until(this.#firstRow(title), async () => {
      await this.page.keyboard.press("Escape");
      await this.#press("F1", this.#quickInput);
      await this.#quickInput.fill(`>${title}`);
    });
    await this.page.keyboard.press("Enter");
  }

  /** Opens a file of the workspace, `path` as Quick Open takes it; resolves when its tab and its text are there. */
  async openFile(path) {
    const name = path.split("/").at(-1);
    const folder = path.split("/").slice(0, -1).join("/");
    // a file that has just been made may not be found at once
    const row = this.#firstRow(name).filter({ hasText: folder });
    await this.#until(row, async () => {
      await this.page.keyboard.press("Escape");
      await this.#press("Control+P", this.#quickInput);
      await this.#quickInput.fill(path);
    });
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.page
      .locator(`.tab.active[data-resource-name="${name}"]`)
      .waitFor();
    await this.editor.locator(".view-line").first().waitFor();
  }

  #firstRow(text) {
    return this.page.locator(".quick-input-list .monaco-list-row.focused", {
      hasText: text,
    });
  }

  /** Waits until the status bar names the language of the open file. */
  async waitForLanguage(name) {
    await this.page
      .locator('[id="status.editor.mode"]', { hasText: name })
      .waitFor();
  }

  /** The text of the open file, as far as it is on screen, line by line. */
  lines(editor = this.editor) {
    return editor.locator(".view-line").evaluateAll((rows) =>
      rows
        .map((row) => [Number.parseInt(row.style.top, 10), row.textContent])
        .sort(([one], [other]) => one - other)
        .map(([, text]) => text.replaceAll("\u00a0", " ")),
    );
  }

  /** Waits until the open file's text on screen holds all of these, one after the other. */
  async waitForText(...texts) {
    await poll(
      async () => {
        const all = (await this.lines()).join("\n");
        let at = 0;
        return texts.every((text) => {
          at = all.indexOf(text, at);
          return at >= 0;
        });
      },
      `the text ${texts.join(" … ")}`,
      LONG,
    );
  }

  /** A tab by its title. */
  tab(title) {
    return this.page.locator(".tab", { hasText: title });
  }

  /** Opens the completion list where the cursor is once it offers all of these; returns what it offers. */
  async completions(...offered) {
    const rows = this.#suggestions.locator(".monaco-list-row .label-name");
    const last = rows.getByText(offered.at(-1), { exact: true });
    await this.#until(last, async () => {
      // A list that opened by itself before the server answered stays as it is: closed first, it is asked for anew.
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("Control+Space");
    });
    return rows.allInnerTexts();
  }

  /** Takes an offer of the open completion list. */
  async accept(label) {
    const row = this.#suggestions.locator(".monaco-list-row", {
      has: this.page.locator(".label-name").getByText(label, { exact: true }),
    });
    await row.click();
  }

  get #suggestions() {
    return this.page.locator(".suggest-widget.visible");
  }

  /** The outline of the open file, as Go to Symbol lists it. */
  async symbols() {
    await this.#press("Control+Shift+O", this.#quickInput);
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.first().waitFor();
    const names = await rows.locator(".label-name").allInnerTexts();
    await this.page.keyboard.press("Escape");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    return names.map((name) => name.trim());
  }

  /** Renames what the cursor is on. */
  async rename(name) {
    // the box is in the page, off screen, all the time: only the focus tells that it is open
    const box = this.page.locator(".rename-box input:focus");
    await this.#press("F2", box, "attached");
    await box.fill(name);
    await this.page.keyboard.press("Enter");
    await box.waitFor({ state: "detached" });
  }

  /** What stands behind the braces in the status bar, for the language of the open file. */
  async languageStatus(expected) {
    const item = this.page.locator('[id="status.languageStatus"]');
    const card = this.page.locator(".hover-language-status", {
      hasText: expected,
    });
    let said = [];
    while (said.length === 0) {
      await this.#until(card.first(), async () => {
        await this.page.mouse.move(5, 5);
        await item.hover();
      });
      // it may be gone already
      said = await card.allInnerTexts();
    }
    await this.page.mouse.move(5, 5);
    return said.join(" ").replaceAll(/\s+/g, " ").trim();
  }

  /** Waits until something stands above a line. */
  waitForLens(text) {
    return this.#lens(text).waitFor();
  }

  #lens(text) {
    return this.page
      .locator(".codelens-decoration a", { hasText: text })
      .first();
  }

  /** Clicks on what stands above a line, until that opens a widget: lenses come and go, and move the lines. */
  async codeLens(text, widget) {
    const lens = this.#lens(text);
    await lens.waitFor();
    await this.#until(widget, () =>
      lens.click({ timeout: 2_000 }).catch(() => "moved away"),
    );
  }

  /** A place with a text among those that are peeked at. */
  peeked(text) {
    return this.page
      .locator(".peekview-widget .ref-tree .monaco-list-row", { hasText: text })
      .first();
  }

  /** Waits for what VS Code says at the cursor. */
  async overlay(text) {
    await this.page
      .locator(".monaco-editor-overlaymessage", { hasText: text })
      .waitFor();
  }

  /** Waits until the terminal shows a text, and closes the panel. */
  async terminal(text) {
    const rows = this.page.locator(".terminal-wrapper.active .xterm-rows");
    await rows.filter({ hasText: text }).waitFor();
    await this.#press("Control+J", rows, "hidden");
  }

  /** Waits until the status bar says something. */
  async statusBar(text) {
    await this.page.locator(".statusbar-item", { hasText: text }).waitFor();
  }

  /** Waits for a question that must be answered, and answers it. */
  async dialog(text, answer) {
    const dialog = this.page.locator(".monaco-dialog-box", { hasText: text });
    await dialog.waitFor();
    await dialog.locator(".monaco-button", { hasText: answer }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  /**
   * Waits until the Output view shows a channel, and closes it. What it says is in a file that VS Code's own logger
   * writes, which would have to be compiled.
   */
  async output(channel) {
    const view = this.page.locator(".part.panel .output-view");
    await view.waitFor();
    await poll(
      async () =>
        (
          await this.page
            .locator(".part.panel select")
            .locator("option:checked")
            .allInnerTexts()
        ).includes(channel),
      `the output of ${channel}`,
    );
    await this.#press("Control+J", view, "hidden");
  }

  /** The messages in the corner. */
  get notifications() {
    return this.page.locator(".notification-toast");
  }

  /** Waits for a message in the corner. */
  async notification(text) {
    const toast = this.page.locator(".notification-toast", { hasText: text });
    await toast.first().waitFor({ timeout: 2 * LONG });
    return toast.first();
  }

  /** Waits until a message in the corner is gone. */
  waitForEnd(text) {
    return this.page
      .locator(".notification-toast", { hasText: text })
      .waitFor({ state: "hidden" });
  }

  async goto({ line, column }) {
    await this.#press("Control+G", this.#quickInput);
    await this.#quickInput.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.editor.and(this.page.locator(".focused")).waitFor();
  }

  /** The line on screen that holds the text. */
  line(text) {
    // on screen, spaces are no-break spaces
    const pattern = text.split(" ").map(escape).join("[ \u00a0]+");
    return this.editor
      .locator(".view-line")
      .filter({ hasText: new RegExp(pattern) })
      .first();
  }

  /** How many squiggles of a severity ("error", "warning", "info", "hint") lie under the line that holds the text. */
  async squiggles(severity, text) {
    const row = await this.line(text).boundingBox();
    // in one go: squiggles come and go
    const tops = await this.editor
      .locator(`.squiggly-${severity}`)
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    return tops.filter((top) => row && Math.abs(top - row.y) < row.height / 2)
      .length;
  }

  async waitForSquiggles(severity, text, count) {
    await this.line(text).waitFor();
    await poll(
      async () => (await this.squiggles(severity, text)) === count,
      `${count} ${severity} squiggles under "${text}"`,
      LONG,
    );
  }

  /** Rests the mouse on a word of a line; returns what the hover says once it says `expected`. */
  async hover(lineText, word, expected) {
    const card = this.page.locator(".monaco-hover:not(.hidden)", {
      hasText: expected,
    });
    for (;;) {
      await this.#until(card.first(), async () => {
        const { x, y } = await this.line(lineText).evaluate(middleOf, word);
        await this.page.mouse.move(5, 5);
        await this.page.mouse.move(x, y, { steps: 3 });
      });
      // it may be gone already
      const [said] = await card.allInnerTexts();
      if (said !== undefined) return said.trim();
    }
  }

  /** Takes the mouse away from what it rests on. */
  async noHover() {
    await this.page.mouse.move(5, 5);
    await this.page
      .locator(".monaco-editor .monaco-hover:not(.hidden)")
      .first()
      .waitFor({ state: "hidden" });
  }

  /** Opens the quick fixes where the cursor is; returns the titles. */
  async quickFixes() {
    await this.#press("Control+.", this.#fixes.first());
    const titles = await this.#fixes.allInnerTexts();
    return titles.map((title) => title.trim());
  }

  get #fixes() {
    return this.page.locator(".action-widget .monaco-list-row.action");
  }

  /** Walks down the open quick fixes to the title and takes it. */
  async applyQuickFix(title) {
    const focused = this.page.locator(
      ".action-widget .monaco-list-row.action.focused",
    );
    for (let left = await this.#fixes.count(); left > 0; left--) {
      const shown = await focused.innerText();
      if (title.test(shown)) break;
      await this.page.keyboard.press("ArrowDown");
      await poll(
        async () => (await focused.innerText()) !== shown,
        "the next fix",
      );
    }
    await focused.filter({ hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
    await this.#fixes.first().waitFor({ state: "hidden" });
  }

  /** Waits until so many rows of the Problems view have a text. */
  async waitForProblems(text, count) {
    await this.showProblems();
    const rows = this.#problems.locator(".monaco-list-row", { hasText: text });
    await poll(
      async () => (await rows.count()) === count,
      `${count} problems with "${text}"`,
      LONG,
    );
    await this.hideProblems();
  }

  showProblems() {
    return this.#press("Control+Shift+M", this.#problems);
  }

  hideProblems() {
    return this.#press("Control+J", this.#problems, "hidden");
  }

  get #problems() {
    return this.page.locator(".markers-panel");
  }

  /** A key pressed while the layout still moves is lost: again until what it opens is there. */
  #press(key, widget, state = "visible") {
    return this.#until(widget, () => this.page.keyboard.press(key), state);
  }

  /** Each attempt is given more time than the one before: a busy machine may need it. */
  async #until(widget, attempt, state = "visible") {
    for (let patience = 4_000; ; patience *= 1.5) {
      await attempt();
      try {
        return await widget.waitFor({ timeout: patience, state });
      } catch (error) {
        if (patience > LONG) throw error;
      }
    }
  }
}

function escape(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Where a word of a line stands, whatever pieces the line is coloured in. Runs in the page. */
function middleOf(line, word) {
  const { document, NodeFilter } = line.ownerDocument.defaultView;
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const letters = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.data.length; at++) letters.push([node, at]);
  const text = letters.map(([node, at]) => node.data[at]).join("");
  const [node, at] = letters[text.indexOf(word) + Math.floor(word.length / 2)];
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
