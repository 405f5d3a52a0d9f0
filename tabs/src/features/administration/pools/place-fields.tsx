import type { Pool } from '@fleet/contracts/pool.ts';
import { useTranslation } from 'react-i18next';
import { checkMember, problemsIn } from '../edit/check-member.ts';
import { poolRules } from '../edit/member-rules.build-time.ts';
import type { Problems } from '../edit/use-edit.ts';
import { TextField } from '../fields/text-field.tsx';
import { ZoneField } from '../fields/zone-field.tsx';

export type PlaceDraft = Pick<Pool, 'name' | 'site' | 'timeZone'>;

interface PlaceFieldsProps {
  draft: PlaceDraft;
  problems: Problems<PlaceDraft>;
  onChange: (changes: Partial<PlaceDraft>) => void;
}

/** What a pool is called, and where and by which clock its vehicles are handed out. */
export function PlaceFields({ draft, problems, onChange }: PlaceFieldsProps) {
  const { t } = useTranslation('administration');
  return (
    <>
      <TextField
        label={t('name')}
        required
        value={draft.name}
        problem={problems.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={t('pool.site')}
        hint={t('pool.siteHint')}
        required
        value={draft.site}
        problem={problems.site}
        onChange={(site) => onChange({ site })}
      />
      <ZoneField value={draft.timeZone} problem={problems.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
    </>
  );
}

export function placeProblems({ name, site }: PlaceDraft): Problems<PlaceDraft> {
  return problemsIn({ name: checkMember(poolRules.name, name), site: checkMember(poolRules.site, site) });
}
