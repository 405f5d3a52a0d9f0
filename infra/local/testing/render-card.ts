/** Cards as Teams draws them: the same renderer with colors and sizes like those of Teams, light and dark. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AdaptiveCard } from '@fleet/bot/cards/adaptive-card.ts';
import type { Browser, Page } from 'playwright-core';

export type Theme = 'light' | 'dark';

interface Palette {
  page: string;
  card: string;
  text: string;
  subtle: string;
  line: string;
  input: string;
  styles: Record<'emphasis' | 'accent' | 'good' | 'warning' | 'attention', string>;
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    line: '#d1d1d1',
    input: '#ffffff',
    styles: { emphasis: '#fafafa', accent: '#e8ebfa', good: '#e7f2da', warning: '#fbf6d9', attention: '#fcf4f6' },
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    line: '#525252',
    input: '#1f1f1f',
    styles: { emphasis: '#1f1f1f', accent: '#2f2f4a', good: '#0d2e0d', warning: '#463100', attention: '#3e1f25' },
  },
};

const pictograms = fileURLToPath(new URL('../../../tabs/public/vehicles/', import.meta.url));

/** A stand-in for the photo of a vehicle, upright as people hold their phones. */
const photo = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#9dc3e6"/>
  <rect y="250" width="300" height="150" fill="#6b6b6b"/><rect x="40" y="190" width="220" height="90" rx="20" fill="#b4252c"/></svg>`;

/** Answers for the product: the pictograms as they are published, and one photo for all. */
async function servePictures(page: Page): Promise<void> {
  await page.route('https://fleet.example/tabs/vehicles/*.png', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    await route.fulfill({ contentType: 'image/png', body: await readFile(pictograms + name) });
  });
  await page.route('https://fleet.example/pictures/*', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: photo }),
  );
}

/** An empty page of a width, on which cards can be drawn. */
export async function openCardPage(browser: Browser, width: number, theme: Theme): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 600 }, locale: 'en-GB', colorScheme: theme });
  await servePictures(page);
  const { page: background, card, text, line, input } = palettes[theme];
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; padding: 12px; background: ${background}; font: 14px 'Segoe UI', system-ui, sans-serif; }
    /* Teams puts buttons that do not fit on a line of their own: microsoft/AdaptiveCards#8792. */
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
    #card { background: ${card}; border: 1px solid ${line}; border-radius: 6px; padding: 4px; }
    .ac-pushButton { font: 600 14px 'Segoe UI', system-ui, sans-serif; padding: 5px 12px; border-radius: 4px;
      border: 1px solid ${line}; background: ${card}; color: ${text}; }
    .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
    .ac-pushButton.style-destructive { color: ${theme === 'light' ? '#c50f1f' : '#e37d80'}; }
    .ac-input { box-sizing: border-box; width: 100%; padding: 5px 8px; border: 1px solid ${line}; border-radius: 4px;
      background: ${input}; color: ${text}; font: inherit; color-scheme: ${theme}; }
  </style><div id="card"></div>`);
  await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('adaptivecards/dist/adaptivecards.min.js')) });
  return page;
}

/** Draws a card, with every card that unfolds closed. @returns what the renderer complained about */
export function drawCard(page: Page, card: AdaptiveCard, theme: Theme): Promise<string[]> {
  // Runs in the page, so it is text: its library is not known here.
  const draw = `(async ({ card, hostConfig }) => {
    const { AdaptiveCard, HostConfig, SerializationContext } = window.AdaptiveCards;
    // As eager as a host may be with Markdown.
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = text.replaceAll(/\\*\\*(.+?)\\*\\*/g, '<strong>$1</strong>').replaceAll(/\\[(.+?)\\]\\((.+?)\\)/g, '<a href="$2">$1</a>');
      result.didProcess = true;
    };
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(hostConfig);
    const context = new SerializationContext(window.AdaptiveCards.Versions.v1_5);
    drawn.parse(card, context);
    document.getElementById('card').replaceChildren(drawn.render());
    await Promise.allSettled(Array.from(document.querySelectorAll('#card img'), (picture) => picture.decode()));
    const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    return [...events, ...drawn.validateProperties().validationEvents.map(({ message }) => message)];
  })`;
  return page.evaluate(`${draw}(${JSON.stringify({ card, hostConfig: hostConfigOf(palettes[theme]) })})`);
}

function hostConfigOf({ text, subtle, line, styles }: Palette): object {
  const color = { default: text, subtle };
  const foregroundColors = { default: color, accent: color, good: color, warning: color, attention: color };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "'Segoe UI', system-ui, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 12 },
    separator: { lineThickness: 1, lineColor: line },
    supportsInteractivity: true,
    actions: {
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
      maxActions: 6,
    },
    containerStyles: {
      default: style('transparent'),
      ...Object.fromEntries(Object.entries(styles).map(([name, background]) => [name, style(background)])),
    },
    inputs: { label: { inputSpacing: 4, requiredInputs: { suffix: ' *' }, optionalInputs: {} } },
  };
}
