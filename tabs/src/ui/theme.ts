import type { Branding } from '@fleet/contracts/tenant.ts';
import type { Theme } from '@fluentui/react-components';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { defaultBranding } from '../contract.build-time.ts';
import { brandedTheme } from './branding.ts';
import { type ThemeName, useThemeName } from './theme-name.ts';

/** Only the theme that is looked at is fetched, as a list of values: half of what Fluent would need to work them out. */
const files: Record<ThemeName, () => Promise<{ theme: Theme }>> = {
  light: () => import('./themes/light.build-time.ts'),
  dark: () => import('./themes/dark.build-time.ts'),
  contrast: () => import('./themes/contrast.build-time.ts'),
};

export interface NamedTheme {
  name: ThemeName;
  theme: Theme;
}

export async function loadTheme(name: ThemeName): Promise<NamedTheme> {
  return { name, theme: (await files[name]()).theme };
}

let branding: Branding | undefined;
const listeners = new Set<() => void>();

/** The tenant's colors, shown from now on; undefined for Teams' own. */
export function followBranding(next: Branding | undefined): void {
  branding = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The tenant's colors, unless its reader needs those that the contrast theme has. */
export function useBranding(): Branding | undefined {
  const name = useThemeName();
  const followed = useSyncExternalStore(subscribe, () => branding);
  return name === 'contrast' ? undefined : followed;
}

/** The theme of Teams or of the browser in the tenant's colors, followed while it changes. @param first shown until then */
export function useTheme(first: NamedTheme): NamedTheme {
  const name = useThemeName();
  const own = useBranding();
  const [loaded, setLoaded] = useState(first);
  useEffect(() => {
    let abandoned = false;
    // Without it, what is shown stays as it is.
    const show = (next: NamedTheme) => void (abandoned || setLoaded(next));
    loadTheme(name).then(show, () => {});
    return () => {
      abandoned = true;
    };
  }, [name]);
  const isBranded = own && own.accentColor !== defaultBranding.accentColor;
  return useMemo(
    () => (isBranded ? { ...loaded, theme: brandedTheme(loaded.theme, own) } : loaded),
    [loaded, own, isBranded],
  );
}
