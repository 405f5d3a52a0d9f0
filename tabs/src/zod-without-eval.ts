/**
 * Tells zod not to compile schemas with `new Function`, which the page's Content-Security-Policy forbids and reports.
 * It must be imported before anything that makes a schema. zod reads this global before its first schema (zod 4, core.js).
 */
const scope: typeof globalThis & { __zod_globalConfig?: { jitless?: boolean } } = globalThis;
scope.__zod_globalConfig = { ...scope.__zod_globalConfig, jitless: true };
