import type { ThemeName } from '../../ui/theme-name.ts';

/** A canvas knows no style sheet, so what is drawn on it is told its colors. */
export interface MapColors {
  water: string;
  land: string;
  border: string;
  town: string;
  /** Names of towns. */
  label: string;
  /** Around letters and signs, so that they stand out from whatever lies below. */
  halo: string;
  vehicle: Readonly<Record<'moving' | 'standing' | 'parked' | 'silent', string>>;
  /** What is chosen, and where it drove. */
  chosen: string;
  /** On a filled sign. */
  onSign: string;
  site: string;
  area: string;
}

const light: MapColors = {
  water: '#c9dfee',
  land: '#f6f4ef',
  border: '#b9b3a7',
  town: '#e4dfd3',
  label: '#4a4a4a',
  halo: '#ffffff',
  vehicle: { moving: '#0e700e', standing: '#8a5a00', parked: '#0f548c', silent: '#616161' },
  chosen: '#4f52b2',
  onSign: '#ffffff',
  site: '#0f548c',
  area: '#7a4d9f',
};

const dark: MapColors = {
  water: '#17242e',
  land: '#2a2a2a',
  border: '#5c5c5c',
  town: '#3a3a3a',
  label: '#d6d6d6',
  halo: '#141414',
  vehicle: { moving: '#7fd07f', standing: '#f2c661', parked: '#7db8ea', silent: '#b8b8b8' },
  chosen: '#b3b6ff',
  onSign: '#141414',
  site: '#7db8ea',
  area: '#cfa7ee',
};

/** Four colors are enough: shapes tell vehicles apart. */
function contrast(ground: string, text: string, highlight: string): MapColors {
  return {
    water: ground,
    land: ground,
    border: text,
    town: ground,
    label: text,
    halo: ground,
    vehicle: { moving: text, standing: text, parked: text, silent: text },
    chosen: highlight,
    onSign: ground,
    site: text,
    area: text,
  };
}

/** @returns the colors of a theme; where somebody has chosen their own, those */
export function mapColors(theme: ThemeName): MapColors {
  if (theme !== 'contrast') return theme === 'dark' ? dark : light;
  if (!matchMedia('(forced-colors: active)').matches) return contrast('#000000', '#ffffff', '#1aebff');
  return contrast(systemColor('Canvas'), systemColor('CanvasText'), systemColor('Highlight'));
}

/** The value behind a color's name, as pictures that are drawn from text cannot know it. */
function systemColor(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = name;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
