/** Sign-in and surroundings inside Teams. Loaded only when the page is framed. */
import { app, authentication, FrameContexts } from '@microsoft/teams-js';
import { words } from '../language/words.ts';
import { type ThemeName, themeOfTeams } from '../ui/theme-name.ts';
import type { Session } from './session.ts';

/** In a frame that is not Teams, `initialize` stays silent for a minute; Teams itself answers within one second. */
const answerTimeoutMilliseconds = 4_000;

export interface TeamsHost {
  session: Session;
  theme: ThemeName;
  /** Where a deep link into the tab leads, as the link's author wrote it. */
  subPageId: string | undefined;
}

/**
 * @param onThemeChange called when the person changes the theme of Teams
 * @throws {Error} with a text for people, when the surrounding page is not Teams
 */
export async function connectTeams(onThemeChange: (theme: ThemeName) => void): Promise<TeamsHost> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(words.t('teamsSilent'))), answerTimeoutMilliseconds);
  });
  const connect = app.initialize().then(() => app.getContext());
  const context = await Promise.race([connect, silence]).finally(() => clearTimeout(timer));
  app.registerOnThemeChangeHandler((theme) => onThemeChange(themeOfTeams(theme)));
  app.notifySuccess();
  return {
    theme: themeOfTeams(context.app.theme),
    subPageId: context.page.subPageId,
    session: {
      host: 'teams',
      navigates: context.page.frameContext === FrameContexts.content && !context.channel && !context.chat,
      locales: [context.app.locale, ...navigator.languages],
      token: teamsToken,
      signIn: async () => location.reload(),
      signOut: null,
    },
  };
}

async function teamsToken(): Promise<string> {
  try {
    return await authentication.getAuthToken();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(words.t('teamsRefused', { reason }), { cause: error });
  }
}
