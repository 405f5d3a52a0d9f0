import { replayCommand, type SeedBroken, type SeedJudged, type SimulationFile } from './simulation-result.ts';

export interface PlayOptions {
  commit: string;
  play: (seed: number) => Promise<SeedJudged>;
  /** Told after each seed. */
  keep: (file: SimulationFile) => Promise<void>;
  say: (line: string) => void;
}

const mostAtOnce = 4;

/** Plays what of the plan was not played yet. A seed that fails is kept with its reason, and the next one follows. */
export async function playSeeds(file: SimulationFile, { commit, play, keep, say }: PlayOptions): Promise<void> {
  const { seeds, firstSeed } = file.plan;
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    if (file.played.some((one) => one.seed === seed)) continue;
    const from = performance.now();
    const outcome = await play(seed).catch((error: unknown): SeedBroken => ({ failure: reasonOf(error) }));
    const seconds = Math.round((performance.now() - from) / 100) / 10;
    const isEqual = !('failure' in outcome) && endsWell(outcome);
    const replay = isEqual ? {} : { replay: replayCommand(file.plan, seed) };
    file.played.push({ seed, commit, seconds, isEqual, ...replay, ...outcome });
    await keep(file);
    const end = 'failure' in outcome ? `FAILED: ${outcome.failure.split('\n')[0]}` : isEqual ? 'equal' : 'NOT EQUAL';
    say(`Seed ${seed} (${file.played.length} of ${seeds}): ${end} after ${seconds} s`);
  }
}

function endsWell(result: SeedJudged): boolean {
  const { different, duplicates, leftOver, blocks, toldTwice, atOnce } = result;
  return [different, duplicates, leftOver, blocks, toldTwice].every((one) => one.length === 0) && atOnce <= mostAtOnce;
}

/** With whatever led to it, which the last error often does not say. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const others = error instanceof AggregateError ? error.errors : error.cause === undefined ? [] : [error.cause];
  return [error.stack ?? String(error), ...others.map(reasonOf)].join('\n');
}
