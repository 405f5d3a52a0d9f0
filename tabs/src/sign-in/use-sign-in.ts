import { useEffect, useState } from 'react';
import { basePath, paths } from '../paths.ts';
import { followTeamsTheme } from '../ui/theme.ts';
import type { Session } from './session.ts';
import { loadSettings } from './settings.ts';

export type SignInState =
  | { status: 'starting' }
  | { status: 'signed-out'; signIn: () => Promise<void> }
  | { status: 'signed-in'; session: Session }
  | { status: 'failed'; error: unknown; retry: () => void };

/** Whether another page, normally Teams, shows this one. */
export const isFramed = window.parent !== window.self;

/** Signs in as the surroundings ask for: silently inside Teams, by redirect in a browser of one's own. */
export function useSignIn(): SignInState {
  const [state, setState] = useState<SignInState>({ status: 'starting' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what starts again
  useEffect(() => {
    let abandoned = false;
    const retry = () => {
      setState({ status: 'starting' });
      setAttempt((count) => count + 1);
    };
    start()
      .catch((error: unknown): SignInState => ({ status: 'failed', error, retry }))
      .then((next) => {
        if (!abandoned) setState(next);
      });
    return () => {
      abandoned = true;
    };
  }, [attempt]);
  return state;
}

async function start(): Promise<SignInState> {
  if (isFramed) {
    const { connectTeams } = await import('./teams-session.ts');
    const { session, theme, subPageId } = await connectTeams(followTeamsTheme);
    followTeamsTheme(theme);
    if (subPageId === 'reservations') history.replaceState(null, '', basePath + paths.reservations);
    return { status: 'signed-in', session };
  }
  const [{ restoreBrowserSession }, settings] = await Promise.all([import('./browser-session.ts'), loadSettings()]);
  const { session, signIn } = await restoreBrowserSession(settings);
  return session ? { status: 'signed-in', session } : { status: 'signed-out', signIn };
}
