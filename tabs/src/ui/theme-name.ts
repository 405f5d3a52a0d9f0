import { useSyncExternalStore } from 'react';

export type ThemeName = 'light' | 'dark' | 'contrast';

/** @param name as Teams calls its themes: default, dark, contrast, glass */
export function themeOfTeams(name: string): ThemeName {
  if (name === 'contrast') return 'contrast';
  return name === 'dark' || name === 'glass' ? 'dark' : 'light';
}

const darkPreferred = matchMedia('(prefers-color-scheme: dark)');
const contrastForced = matchMedia('(forced-colors: active)');
const listeners = new Set<() => void>();

// The manifest's content URL names the theme, so that the first paint inside Teams has the right one.
const fromAddress = new URLSearchParams(location.search).get('theme');
let teamsTheme = fromAddress === null ? undefined : themeOfTeams(fromAddress);

/** Teams' theme wins over the browser's from now on. */
export function followTeamsTheme(theme: ThemeName): void {
  teamsTheme = theme;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  darkPreferred.addEventListener('change', listener);
  contrastForced.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    darkPreferred.removeEventListener('change', listener);
    contrastForced.removeEventListener('change', listener);
  };
}

/** The theme of Teams, or of the browser outside Teams. */
export function currentThemeName(): ThemeName {
  if (teamsTheme) return teamsTheme;
  if (contrastForced.matches) return 'contrast';
  return darkPreferred.matches ? 'dark' : 'light';
}

/** `currentThemeName`, followed while it changes. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(subscribe, currentThemeName);
}
