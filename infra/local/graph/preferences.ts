import { toIanaZone } from '../exchange/time-zones.ts';
import { GraphError } from './graph-error.ts';

/** What the `Prefer` header asked for and Graph honours. */
export interface Preferences {
  immutableIds: boolean;
  /** As the caller named it; `UTC` by default. */
  timeZone: string;
  textBody: boolean;
  maximumPageSize: number | undefined;
  /** The `Preference-Applied` header, empty when nothing was asked. */
  applied: string;
}

export function readPreferences(header: string | string[] | undefined): Preferences {
  const asked = new Map<string, string>();
  for (const part of [header ?? []].flat().join(',').split(/[,;]/)) {
    const [, name, value] = /^\s*([\w.-]+)\s*=\s*"?([^"]*)"?\s*$/.exec(part) ?? [];
    if (name !== undefined && value !== undefined) asked.set(name.toLowerCase(), value);
  }
  const timeZone = asked.get('outlook.timezone');
  if (timeZone !== undefined) toIanaZone(timeZone);
  const immutableIds = asked.get('idtype')?.toLowerCase() === 'immutableid';
  const bodyType = asked.get('outlook.body-content-type')?.toLowerCase();
  const pageSize = asked.get('odata.maxpagesize');
  if (pageSize !== undefined && !/^[1-9]\d{0,3}$/.test(pageSize)) {
    throw new GraphError(400, 'ErrorInvalidParameter', `The preference odata.maxpagesize '${pageSize}' is not valid.`);
  }
  return {
    immutableIds,
    timeZone: timeZone ?? 'UTC',
    textBody: bodyType === 'text',
    maximumPageSize: pageSize === undefined ? undefined : Number(pageSize),
    applied: [
      immutableIds && 'IdType="ImmutableId"',
      timeZone !== undefined && `outlook.timezone="${timeZone}"`,
      (bodyType === 'text' || bodyType === 'html') && `outlook.body-content-type="${bodyType}"`,
      pageSize !== undefined && `odata.maxpagesize=${pageSize}`,
    ]
      .filter((one) => one !== false)
      .join(', '),
  };
}
