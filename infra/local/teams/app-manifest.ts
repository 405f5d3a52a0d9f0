import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.looseObject({
  activities: z.looseObject({
    activityTypes: z.array(z.looseObject({ type: z.string(), templateText: z.string() })),
  }),
});
const file = new URL('../../../appPackage/manifest.json', import.meta.url);
const { activities } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** What the app announces that it writes into feeds: a sentence with `{places}`. @returns undefined for what it does not */
export function templateOf(activityType: string): string | undefined {
  return activities.activityTypes.find(({ type }) => type === activityType)?.templateText;
}
