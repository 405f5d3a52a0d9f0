/** Where the bot writes what happened; a pino logger is one. Nothing in it tells who somebody is or what they wrote. */
export interface BotLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const harmlessMessages = ['TypeError', 'RangeError', 'ReferenceError', 'AssertionError'];

/** An error without what outside systems or people may have put into its message. */
export function describeFault(error: unknown): object {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    fault: error.name,
    ...(harmlessMessages.includes(error.name) && { reason: error.message }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
    at: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
  };
}
