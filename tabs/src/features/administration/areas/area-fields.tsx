import type { Geofence } from '@fleet/contracts/geofence.ts';
import { Field, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Problems } from '../edit/use-edit.ts';
import { TextField } from '../fields/text-field.tsx';
import { useAllPools } from '../pools/use-all-pools.ts';
import type { AreaDraft } from './area-draft.ts';
import { ShapeFields } from './shape-fields.tsx';

const occasions = ['none', 'enter', 'exit', 'both'] as const satisfies readonly Geofence['alertOn'][];

interface AreaFieldsProps {
  draft: AreaDraft;
  problems: Problems<AreaDraft>;
  others: readonly Geofence[];
  onChange: (changes: Partial<AreaDraft>) => void;
}

/** What an area is called, whose site it is, when it raises an alert, and where it lies. */
export function AreaFields({ draft, problems, others, onChange }: AreaFieldsProps) {
  const { t } = useTranslation('administration');
  const pools = useAllPools().data?.pools.filter(({ retiredAt }) => retiredAt === null) ?? [];
  return (
    <>
      <TextField
        label={t('name')}
        required
        value={draft.name}
        problem={problems.name}
        onChange={(name) => onChange({ name })}
      />
      <Field label={t('area.siteOf')} hint={t('area.siteOfHint')}>
        <Select value={draft.poolId ?? ''} onChange={(_, { value }) => onChange({ poolId: value || null })}>
          <option value="">{t('area.noSite')}</option>
          {pools.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('area.alertOn')}>
        <Select value={draft.alertOn} onChange={(_, { value }) => onChange({ alertOn: value as Geofence['alertOn'] })}>
          {occasions.map((one) => (
            <option key={one} value={one}>
              {t(`area.alertsOn.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <ShapeFields
        draft={draft.shape}
        problem={problems.shape}
        others={others}
        onChange={(shape) => onChange({ shape })}
      />
    </>
  );
}
