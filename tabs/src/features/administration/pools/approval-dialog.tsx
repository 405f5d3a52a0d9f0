import type { ApprovalStep } from '@fleet/contracts/pool.ts';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { words } from '../../../language/words.ts';
import { checkMember } from '../edit/check-member.ts';
import { EditDialog, useOpen } from '../edit/edit-dialog.tsx';
import { mostOf, stepRules } from '../edit/member-rules.build-time.ts';
import { formatDuration } from '../fields/duration.ts';
import { usePersonNames } from '../fields/people-field.tsx';
import { useTenant } from '../use-tenant.ts';
import { ApprovalStepFields } from './approval-step-fields.tsx';
import { describeSteps } from './describe-pool.ts';
import type { PoolDialogProps } from './pool-dialog-props.ts';
import { usePoolEdit } from './use-pool-edit.ts';

const members = ['approvalSteps'] as const;
const newStep: ApprovalStep = {
  asks: 'manager',
  approverIds: [],
  minimumLengthMinutes: null,
  minimumCostCents: null,
  escalatesAfterMinutes: 1_440,
  escalationApproverIds: [],
};

const useStyles = makeStyles({
  explanation: { margin: 0, color: tokens.colorNeutralForeground2 },
  add: { alignSelf: 'start' },
});

/** Who is asked before a reservation stands, one after the other; without any step nobody is. */
export default function ApprovalDialog({ pool, onClosed }: PoolDialogProps) {
  const { t, i18n } = useTranslation('administration');
  const styles = useStyles();
  const { open, close } = useOpen();
  const { data: tenant } = useTenant();
  const currency = tenant?.currency ?? 'EUR';
  const problemsOf = ({ approvalSteps }: { approvalSteps: ApprovalStep[] }) => {
    const problem = approvalSteps.map(stepProblem).find((one) => one !== undefined);
    return problem ? { approvalSteps: problem } : {};
  };
  const edit = usePoolEdit({ pool, members, problemsOf, name: t('pool.parts.approval'), onSaved: close });
  const steps = edit.draft.approvalSteps;
  const names = usePersonNames(steps.flatMap((step) => [...step.approverIds, ...step.escalationApproverIds]));
  const put = (approvalSteps: ApprovalStep[]) => edit.change({ approvalSteps });
  return (
    <EditDialog
      edit={edit}
      open={open}
      onClose={close}
      onClosed={onClosed}
      title={t('pool.parts.approval')}
      describe={(_, value) => ({
        label: t('approval.whoDecides'),
        text: describeSteps(value as ApprovalStep[], { locale: i18n.language, currency, names }),
      })}
    >
      <p className={styles.explanation}>{t('approval.explanation')}</p>
      {steps.length === 0 && <p className={styles.explanation}>{t('approval.nobody')}</p>}
      {steps.map((step, index) => (
        <ApprovalStepFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order
          key={index}
          number={index + 1}
          step={step}
          currency={currency}
          // Told at the step that has it.
          problem={edit.problems.approvalSteps && stepProblem(step)}
          onChange={(next) => put(steps.map((one, at) => (at === index ? next : one)))}
          onRemove={() => put(steps.filter((_, at) => at !== index))}
          onMoveUp={index > 0 ? () => put(swapped(steps, index - 1)) : undefined}
        />
      ))}
      <Button
        className={styles.add}
        icon={<Add16Regular />}
        disabledFocusable={steps.length >= mostOf.approvalSteps}
        onClick={() => put([...steps, newStep])}
      >
        {t('approval.add')}
      </Button>
    </EditDialog>
  );
}

function swapped(steps: readonly ApprovalStep[], first: number): ApprovalStep[] {
  const [one, other] = steps.slice(first, first + 2);
  return one && other ? steps.toSpliced(first, 2, other, one) : [...steps];
}

function stepProblem(step: ApprovalStep): string | undefined {
  if (step.asks === 'named' && step.approverIds.length === 0) return words.t('administration:problems.approver');
  const shown = (minutes: number) => formatDuration(minutes, words.language);
  return (
    checkMember(stepRules.minimumLengthMinutes, step.minimumLengthMinutes, shown) ??
    checkMember(stepRules.minimumCostCents, step.minimumCostCents, (cents) => String(cents / 100)) ??
    checkMember(stepRules.escalatesAfterMinutes, step.escalatesAfterMinutes, shown)
  );
}
