import type { Pool, Quota } from '@fleet/contracts/pool.ts';
import { Field, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { words } from '../../../language/words.ts';
import { checkMember, problemsIn } from '../edit/check-member.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { poolRules, quotaRules } from '../edit/member-rules.build-time.ts';
import { formatDuration } from '../fields/duration.ts';
import { DurationField } from '../fields/duration-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { describeRule, type RuleMember, ruleMembers } from './describe-pool.ts';
import type { PoolDialogProps } from './pool-dialog-props.ts';
import { QuotaList } from './quota-list.tsx';
import { usePoolEdit } from './use-pool-edit.ts';

const durations = [
  'minimumNoticeMinutes',
  'maximumLengthMinutes',
  'bufferMinutes',
  'editToleranceMinutes',
  'noShowMinutes',
] as const;
const reservers = ['everybody', 'approver', 'fleet_manager'] as const;

export default function RulesDialog({ pool, onClosed }: PoolDialogProps) {
  const { t, i18n } = useTranslation('administration');
  const { open, close } = useOpen();
  const edit = usePoolEdit({ pool, members: ruleMembers, problemsOf, name: t('pool.parts.rules'), onSaved: close });
  const { draft, problems, change } = edit;
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      title={t('pool.parts.rules')}
      describe={(member, value) => ({
        label: t(`pool.rules.${member}`),
        text: describeRule(member, value, i18n.language),
      })}
    >
      <NumberField
        label={t('pool.rules.horizonDays')}
        hint={t('pool.ruleHints.horizonDays')}
        unit={t('units.day')}
        required
        value={draft.horizonDays}
        problem={problems.horizonDays}
        onChange={(days) => change({ horizonDays: days as number })}
      />
      {durations.map((member) => (
        <DurationField
          key={member}
          label={t(`pool.rules.${member}`)}
          hint={t(`pool.ruleHints.${member}`)}
          required={member !== 'noShowMinutes'}
          minutes={draft[member]}
          problem={problems[member]}
          onChange={(minutes) => change({ [member]: minutes })}
        />
      ))}
      <Field label={t('pool.rules.reservesForOthers')}>
        <RadioGroup
          value={draft.reservesForOthers}
          onChange={(_, { value }) => change({ reservesForOthers: value as Pool['reservesForOthers'] })}
        >
          {reservers.map((one) => (
            <Radio key={one} value={one} label={t(`pool.reservers.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Switch
        label={t('pool.rules.licenceRequired')}
        checked={draft.licenceRequired}
        onChange={(_, { checked }) => change({ licenceRequired: checked })}
      />
      <QuotaList quotas={draft.quotas} problem={problems.quotas} onChange={(quotas) => change({ quotas })} />
    </EditDialog>
  );
}

function problemsOf(draft: Pick<Pool, RuleMember>) {
  const shown = (minutes: number) => formatDuration(minutes, words.language);
  const found = Object.fromEntries(
    durations.map((member) => [member, checkMember(poolRules[member], draft[member], shown)]),
  ) as Record<(typeof durations)[number], string | undefined>;
  return problemsIn({
    ...found,
    horizonDays: checkMember(poolRules.horizonDays, draft.horizonDays),
    quotas: draft.quotas
      .map(({ limit }: Quota) => checkMember(quotaRules.limit, limit))
      .find((problem) => problem !== undefined),
  });
}
