/** A page that plays Teams to one of its tabs or dialogs: it frames the page and speaks as teams-js expects its host to. */

export interface TeamsPlay {
  theme?: string;
  /** Where a deep link leads. */
  subPageId?: string;
  /** What the host answers to the request for a token; by default the employee's. */
  token?: { granted: boolean; result: string };
  /** Answers nothing at all, as a page that is not Teams. */
  silent?: boolean;
  /** The language of Teams, as it writes it. */
  locale?: string;
  /** Shows the tab in a channel. */
  channel?: boolean;
  /** Asks what a tab of a channel shall show, with what was chosen before. */
  setsUp?: { entityId?: string };
  /** Shows the page as a dialog, and keeps what that hands over when it closes. */
  isDialog?: boolean;
}

/**
 * The messages are those of teams-js 2: a request carries func and id, its answer the same id and args.
 * @returns HTML to be served at an address of Teams
 */
export function hostPage(play: TeamsPlay, address: string): string {
  const { theme = 'default', locale = 'en-gb', subPageId, token, silent, setsUp, isDialog, channel } = play;
  // The names of teams-js 1, from which teams-js 2 makes its own.
  const context = { locale, theme, subEntityId: subPageId, ...(channel && { channelId: '19:fleet@thread.tacv2' }) };
  const supports = { pages: { config: {} }, logs: {}, ...(isDialog && { dialog: { url: {} } }) };
  const capabilities = { apiVersion: 4, supports, isLegacyTeams: false };
  const frame = isDialog ? 'task' : setsUp ? 'settings' : 'content';
  const answers = {
    initialize: [frame, 'web', JSON.stringify(capabilities), '2.58.0'],
    getContext: [context],
    'authentication.getAuthToken': [token?.granted, token?.result],
    'settings.getSettings': [setsUp ?? {}],
    'settings.setSettings': [true],
  };
  return `<!doctype html><body style="margin:0"><iframe title="Fleet" src="${address}" style="width:100vw;height:100vh;border:0"></iframe>
<script>
  const answers = ${JSON.stringify(silent ? {} : answers)};
  const tab = document.querySelector('iframe').contentWindow;
  window.asked = [];
  addEventListener('message', ({ data, origin }) => {
    if (!data.func) return;
    asked.push(data.func === 'registerHandler' ? 'registerHandler ' + data.args[0] : data.func);
    if (data.func === 'settings.setSettings') window.settings = data.args[0];
    if (data.func === 'tasks.completeTask') window.handedOver = data.args[0];
    if (data.func === 'settings.setValidityState') window.maySave = data.args[0];
    const args = answers[data.func];
    if (args) tab.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
  });
  window.save = () => tab.postMessage({ func: 'settings.save', args: [{}] }, '*');
  window.changeTheme = (theme) => tab.postMessage({ func: 'themeChange', args: [theme] }, '*');
</script>`;
}
