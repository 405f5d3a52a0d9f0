import type { Variables } from './read-variables.ts';

interface VariableRule {
  fits: (value: string) => boolean;
  /** What it must be, after "must be". */
  shape: string;
  /** May be there and hold nothing. */
  mayBeEmpty?: true;
}

const identifier: VariableRule = {
  fits: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  shape: 'an id such as 0d4c7f5e-9a52-4f6b-8a59-1c3f8f0b7a10',
};
const page: VariableRule = {
  fits: (value) => URL.canParse(value) && new URL(value).protocol === 'https:',
  shape: 'an address that begins with https://',
};
const maximumSuffixLength = 25;

const rules: Readonly<Record<string, VariableRule>> = {
  TEAMS_APP_ID: identifier,
  AAD_APP_CLIENT_ID: identifier,
  BOT_ID: identifier,
  APP_DOMAIN: {
    fits: (value) => /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?$/.test(value),
    shape: 'a host in small letters such as fleet.contoso.com, without https:// and without a path',
  },
  PRIVACY_URL: page,
  TERMS_OF_USE_URL: page,
  APP_NAME_SUFFIX: {
    fits: (value) => value.length <= maximumSuffixLength && !/\p{Cc}/u.test(value),
    shape: `at most ${maximumSuffixLength} characters`,
    mayBeEmpty: true,
  },
};

/** @returns what is wrong with the variables of these names, as sentences without their values */
export function findVariableFaults(names: Iterable<string>, variables: Variables): string[] {
  return [...new Set(names)].sort().flatMap((name) => {
    const rule = rules[name];
    const value = variables[name];
    if (value === undefined || (value === '' && !rule?.mayBeEmpty)) return [`${name} is missing`];
    return !rule || rule.fits(value) ? [] : [`${name} must be ${rule.shape}`];
  });
}
