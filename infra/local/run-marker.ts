/** Remembers in DATA_DIR which processes belong to the run, so that the next start can wait for what a killed one left. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

interface Marker {
  pid: number;
  childPids: number[];
}

const fileName = 'running.json';
const waitMilliseconds = 15_000;

export async function writeRunMarker(dataDirectory: string, childPids: number[]): Promise<void> {
  const marker: Marker = { pid: process.pid, childPids };
  await writeFile(join(dataDirectory, fileName), JSON.stringify(marker));
}

/** Leaves the marker of another start, which this one made way for. */
export async function removeRunMarker(dataDirectory: string): Promise<void> {
  if ((await read(dataDirectory))?.pid !== process.pid) return;
  await rm(join(dataDirectory, fileName), { force: true });
}

/** @returns the process id of the start that runs now with this data */
export async function findRunningStart(dataDirectory: string): Promise<number | undefined> {
  const marker = await read(dataDirectory);
  return marker && marker.pid !== process.pid && isAlive(marker.pid) ? marker.pid : undefined;
}

/** Waits until the programs of a start that was killed have ended, which their supervisors see to. */
export async function waitForLeftovers(dataDirectory: string): Promise<void> {
  const marker = await read(dataDirectory);
  const giveUpAt = Date.now() + waitMilliseconds;
  while (marker?.childPids.some(isAlive) && Date.now() < giveUpAt) await delay(50);
}

async function read(dataDirectory: string): Promise<Marker | undefined> {
  try {
    return JSON.parse(await readFile(join(dataDirectory, fileName), 'utf8')) as Marker;
  } catch {
    // Absent, or cut off by the kill.
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
