import type { ApprovalStep } from '@fleet/contracts/pool.ts';
import { Button, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { ArrowUp16Regular, Dismiss16Regular } from '@fluentui/react-icons';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { mostOf } from '../edit/member-rules.build-time.ts';
import { DurationField } from '../fields/duration-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { PeopleField } from '../fields/people-field.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', alignItems: 'center' },
  title: { flexGrow: 1, fontWeight: tokens.fontWeightSemibold },
  limits: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

interface ApprovalStepFieldsProps {
  number: number;
  step: ApprovalStep;
  currency: string;
  problem: string | undefined;
  onChange: (step: ApprovalStep) => void;
  onRemove: () => void;
  onMoveUp: (() => void) | undefined;
}

export function ApprovalStepFields(props: ApprovalStepFieldsProps) {
  const { number, step, currency, problem, onChange, onRemove, onMoveUp } = props;
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const titleId = useId();
  const title = t('approval.step', { number });
  const put = (changes: Partial<ApprovalStep>) => onChange({ ...step, ...changes });
  return (
    <fieldset className={styles.root} aria-labelledby={titleId}>
      <div className={styles.head}>
        <span id={titleId} className={styles.title}>
          {title}
        </span>
        {onMoveUp && (
          <Button
            appearance="subtle"
            icon={<ArrowUp16Regular />}
            aria-label={t('moveUp', { name: title })}
            onClick={onMoveUp}
          />
        )}
        <Button
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={t('removeOf', { name: title })}
          onClick={onRemove}
        />
      </div>
      <Field label={t('approval.whoDecides')} {...(problem && { validationMessage: problem })}>
        <RadioGroup
          layout="horizontal"
          value={step.asks}
          onChange={(_, { value }) => put({ asks: value as ApprovalStep['asks'] })}
        >
          <Radio value="manager" label={t('approval.asksManager')} />
          <Radio value="named" label={t('approval.asksNamed')} />
        </RadioGroup>
      </Field>
      {step.asks === 'named' && (
        <PeopleField
          label={t('approval.approvers')}
          userIds={step.approverIds}
          maximum={mostOf.approvers}
          onChange={(approverIds) => put({ approverIds })}
        />
      )}
      <div className={styles.limits}>
        <DurationField
          label={t('approval.aboveLength')}
          hint={t('approval.emptyAlways')}
          minutes={step.minimumLengthMinutes}
          onChange={(minimumLengthMinutes) => put({ minimumLengthMinutes })}
        />
        <NumberField
          label={t('approval.aboveCost')}
          hint={t('approval.emptyAlways')}
          unit={currency}
          step={0.01}
          value={step.minimumCostCents === null ? null : step.minimumCostCents / 100}
          onChange={(cost) => put({ minimumCostCents: cost === null ? null : Math.round(cost * 100) })}
        />
        <DurationField
          label={t('approval.escalatesAfter')}
          hint={t('approval.emptyNever')}
          minutes={step.escalatesAfterMinutes}
          onChange={(escalatesAfterMinutes) => put({ escalatesAfterMinutes })}
        />
      </div>
      {step.escalatesAfterMinutes !== null && (
        <PeopleField
          label={t('approval.escalatesTo')}
          hint={t('approval.escalatesToHint')}
          userIds={step.escalationApproverIds}
          maximum={mostOf.approvers}
          onChange={(escalationApproverIds) => put({ escalationApproverIds })}
        />
      )}
    </fieldset>
  );
}
