/** Which of many places are drawn as one. Pure. */

export interface Located {
  /** In the units of the map. */
  coordinate: readonly number[];
}

/**
 * Joins what lies within a distance of the first of each group, in one pass over a grid: a fleet on the move is grouped anew
 * five times a second, and OpenLayers' own Cluster keeps an index of all of them and asks it for each.
 * @param distance in the units of the map; 0 joins nothing
 * @returns the members of each group
 */
export function groupPlaces<One extends Located>(all: readonly One[], distance: number): One[][] {
  if (distance <= 0) return all.map((one) => [one]);
  const cells = new Map<string, One[]>();
  const column = ({ coordinate: [x = 0] }: One) => Math.floor(x / distance);
  const row = ({ coordinate: [, y = 0] }: One) => Math.floor(y / distance);
  for (const one of all) {
    const key = `${column(one)} ${row(one)}`;
    const cell = cells.get(key);
    if (cell) cell.push(one);
    else cells.set(key, [one]);
  }
  const taken = new Set<One>();
  const groups: One[][] = [];
  for (const first of all) {
    if (taken.has(first)) continue;
    const group: One[] = [];
    for (let x = column(first) - 1; x <= column(first) + 1; x++) {
      for (let y = row(first) - 1; y <= row(first) + 1; y++) {
        const key = `${x} ${y}`;
        const cell = cells.get(key);
        if (!cell) continue;
        const rest: One[] = [];
        for (const one of cell) (isNear(first, one, distance) ? group : rest).push(one);
        if (rest.length < cell.length) cells.set(key, rest);
      }
    }
    for (const one of group) taken.add(one);
    groups.push(group);
  }
  return groups;
}

function isNear({ coordinate: [x = 0, y = 0] }: Located, { coordinate }: Located, distance: number): boolean {
  const [otherX = 0, otherY = 0] = coordinate;
  return Math.abs(x - otherX) <= distance && Math.abs(y - otherY) <= distance;
}

/** The middle of a group. */
export function middleOf(group: readonly Located[]): [x: number, y: number] {
  let [x, y] = [0, 0];
  for (const { coordinate } of group) {
    x += coordinate[0] ?? 0;
    y += coordinate[1] ?? 0;
  }
  return [x / group.length, y / group.length];
}
