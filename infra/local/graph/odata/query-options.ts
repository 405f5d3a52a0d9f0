import { normalizeId } from '../event-input.ts';
import { invalidParameter } from '../graph-error.ts';
import { type Filter, parseFilter } from './parse-filter.ts';

const allowed = [
  '$filter',
  '$select',
  '$expand',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  'startdatetime',
  'enddatetime',
];
const defaultPageSize = 10;
const maximumPageSize = 1000;

export interface QueryOptions {
  filter: Filter | undefined;
  /** The names to answer with; undefined for all. */
  select: readonly string[] | undefined;
  /** Whether an extended property was asked for by `$expand`; undefined where none was. */
  expandsProperty: ((id: string) => boolean) | undefined;
  orderBy: { path: string; descending: boolean } | undefined;
  top: number;
  skip: number;
  count: boolean;
}

/** Reads OData's system query options; throws 400 for what Graph does not know or take. */
export function readQueryOptions(query: URLSearchParams, preferredPageSize: number | undefined): QueryOptions {
  for (const name of query.keys()) {
    if (name.startsWith('$') && !allowed.includes(name.toLowerCase())) {
      throw invalidParameter(`The query parameter '${name}' is not supported.`);
    }
  }
  const filter = query.get('$filter');
  const select = query.get('$select');
  const expand = query.get('$expand');
  return {
    filter: filter === null ? undefined : parseFilter(filter),
    select: select === null ? undefined : select.split(',').map((name) => name.trim()),
    expandsProperty: expand === null ? undefined : readExpand(expand),
    orderBy: readOrderBy(query.get('$orderby')),
    top: Math.min(readCount(query, '$top') ?? preferredPageSize ?? defaultPageSize, maximumPageSize),
    skip: readCount(query, '$skip') ?? 0,
    count: query.get('$count') === 'true',
  };
}

function readExpand(expand: string): (id: string) => boolean {
  const inner = /^singleValueExtendedProperties\(\$filter=(.+)\)$/i.exec(expand.trim())?.[1];
  if (inner === undefined)
    throw invalidParameter(`$expand '${expand}' is not supported here; it needs its $filter by id.`);
  // Property ids differ in the letter case of their names, so they are compared here and not by the filter's loose `eq`.
  const ids = inner.split(/\s+or\s+/i).map((part) => /^\(?\s*id eq '(.+)'\s*\)?$/i.exec(part.trim())?.[1]);
  if (ids.includes(undefined)) throw invalidParameter(`The $filter '${inner}' inside $expand is not supported.`);
  const wanted = new Set(ids.map((id) => normalizeId((id ?? '').replaceAll("''", "'"))));
  return (id) => wanted.has(id);
}

function readOrderBy(text: string | null): QueryOptions['orderBy'] {
  if (text === null) return undefined;
  const [, path, direction] = /^([\w/]+)(?:\s+(asc|desc))?$/i.exec(text.trim()) ?? [];
  if (path === undefined) throw invalidParameter(`$orderby '${text}' is not supported.`);
  return { path, descending: direction?.toLowerCase() === 'desc' };
}

function readCount(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,6}$/.test(text)) throw invalidParameter(`The value '${text}' of ${name} is not valid.`);
  return Number(text);
}
