import { refusals } from './meters.ts';
import { inSpan, traceParentOfNow } from './tracing.ts';

const refusalCodes = [
  'CONFLICT',
  'RULE_VIOLATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'PRECONDITION_FAILED',
  'VALIDATION_FAILED',
];

/**
 * Watches the tenant database, through which every command goes, whatever it came by: statements become spans by their names, what
 * the domain refuses is counted by its code.
 */
export const observeDatabase = {
  traceParent: traceParentOfNow,
  async observe<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
    try {
      return await inSpan(name, run, { attributes: { 'db.system.name': 'postgresql', 'db.query.summary': name } });
    } catch (error) {
      const { name: kind, code } = error as { name?: string; code?: string };
      if (name === 'transaction' && kind === 'DomainError' && code && refusalCodes.includes(code))
        refusals().add(1, { code });
      throw error;
    }
  },
};
