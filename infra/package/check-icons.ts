/** What Teams asks of the two icons ("Teams app package", section "App icons"), beyond being there. */
import { decode } from 'fast-png';

/** Of a side. */
export const iconPixels = { color: 192, outline: 32 } as const;
export type IconName = keyof typeof iconPixels;

const opaque = 255;
const white = 255;

/** @returns what is wrong, as sentences; none when Teams takes it */
export function findIconFaults(name: IconName, png: Uint8Array): string[] {
  const pixels = readPixels(png);
  if (!pixels) return [`${name}.png is no PNG with 8 bits each of red, green, blue and transparency`];
  const { width, height } = pixels;
  const side = iconPixels[name];
  if (width !== side || height !== side) {
    return [`${name}.png has ${width} by ${height} pixels, and Teams wants ${side} by ${side}`];
  }
  return name === 'color' ? findColorFaults(pixels) : findOutlineFaults(pixels);
}

interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue and alpha of each, from 0 to 255. */
  colors: [red: number, green: number, blue: number, alpha: number][];
}

function readPixels(png: Uint8Array): Pixels | undefined {
  try {
    const { width, height, channels, depth, data } = decode(png);
    if (channels < 3 || depth !== 8) return undefined;
    const colors = Array.from({ length: width * height }, (_, index): Pixels['colors'][number] => {
      const [red = 0, green = 0, blue = 0, alpha = opaque] = data.subarray(index * channels, (index + 1) * channels);
      return [red, green, blue, alpha];
    });
    return { width, height, colors };
  } catch {
    return undefined;
  }
}

/** Clients cut it to their own shapes, so its square must be filled. */
function findColorFaults({ colors }: Pixels): string[] {
  const isFilled = colors.every(([, , , alpha]) => alpha === opaque);
  return isFilled ? [] : ['color.png has transparent pixels, but its background must fill the square'];
}

/** Clients color it themselves, so it must be nothing but white on nothing. */
function findOutlineFaults({ colors }: Pixels): string[] {
  const isWhite = colors.every(([red, green, blue, alpha]) => alpha === 0 || Math.min(red, green, blue) === white);
  const clear = colors.filter(([, , , alpha]) => alpha === 0).length;
  const drawn = colors.filter(([, , , alpha]) => alpha === opaque).length;
  return [
    ...(isWhite ? [] : ['outline.png has pixels that are neither white nor transparent']),
    ...(clear > drawn ? [] : ['outline.png has no transparent background']),
    ...(drawn > 0 ? [] : ['outline.png shows nothing']),
  ];
}
