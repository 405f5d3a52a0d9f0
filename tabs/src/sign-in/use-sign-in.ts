import { startTransition, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { followTeamsTheme } from '../ui/theme-name.ts';
import type { Session } from './session.ts';
import { loadSettings } from './settings.ts';
import { pathOfSubPage } from './sub-page.ts';

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
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what starts again, a new address is not
  useEffect(() => {
    let abandoned = false;
    const retry = () => {
      setState({ status: 'starting' });
      setAttempt((count) => count + 1);
    };
    start()
      .catch((error: unknown): Start => ({ state: { status: 'failed', error, retry } }))
      .then(({ state, path }) => {
        if (abandoned) return;
        // At once: the router moves in a transition, and pages shown before it has would lead elsewhere from the address so far.
        startTransition(() => {
          if (path) navigate(path, { replace: true });
          setState(state);
        });
      });
    return () => {
      abandoned = true;
    };
  }, [attempt]);
  return state;
}

const loadBrowserSignIn = () => Promise.all([import('./browser-session.ts'), loadSettings()]);
let preloaded: ReturnType<typeof loadBrowserSignIn> | undefined;

/** Begins to fetch what the sign-in needs before anything is rendered. */
export function preloadSignIn(): void {
  preloaded = isFramed ? undefined : loadBrowserSignIn();
  // What cannot be had is told when it is needed.
  preloaded?.catch(() => {});
}

interface Start {
  state: SignInState;
  /** The page to open, within the tabs; where the person was going before the sign-in, or where a deep link leads. */
  path?: string | undefined;
}

async function start(): Promise<Start> {
  if (isFramed) {
    const { connectTeams } = await import('./teams-session.ts');
    const { session, theme, subPageId } = await connectTeams(followTeamsTheme);
    followTeamsTheme(theme);
    return { state: { status: 'signed-in', session }, path: pathOfSubPage(subPageId) };
  }
  const loading = preloaded ?? loadBrowserSignIn();
  preloaded = undefined;
  const [{ restoreBrowserSession }, settings] = await loading;
  const { session, signIn, returnTo } = await restoreBrowserSession(settings);
  return { state: session ? { status: 'signed-in', session } : { status: 'signed-out', signIn }, path: returnTo };
}
