import { ChoiceDialog } from './ChoiceDialog.tsx';
import { leaveChoice, useChoice } from './choice.ts';

/** Over whatever asked. */
export function WhichGoods() {
  const asked = useChoice((choice) => choice.asked);
  if (!asked) return null;
  const { code, options, choose } = asked;
  return (
    <ChoiceDialog
      code={code}
      options={options}
      // Once what stands below has heard the same Escape, and left it to the question.
      onClose={() => setTimeout(leaveChoice, 0)}
      onChoose={(product) => {
        leaveChoice();
        choose(product);
      }}
    />
  );
}
