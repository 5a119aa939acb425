import { useId } from 'react';
import type { ViewProps } from '@/components/demos/demo';
import type { ChoiceSpec, IntegerSpec, NumberSpec } from '@/lib/params';
import demo from './demo';
import { LayersField } from './LayersField';
import { messages } from './messages';
import type { Frame, Params } from './simulation';
import styles from './view.module.css';

interface Props {
  params: Readonly<Params>;
  tune: ViewProps<Params, Frame>['tune'];
}

/** The one thing in which setting B differs from A. */
export function SettingB({ params, tune }: Props) {
  const id = useId();
  const { compare } = params;
  if (compare === 'off') return null;
  const name = `${compare}B` as const;
  const label = `B: ${messages.en.params[compare].label}`;
  if (name === 'layersB') {
    return <LayersField label={label} widths={params.layersB} change={(layersB) => tune({ layersB })} />;
  }
  const spec = demo.params[name] as ChoiceSpec | NumberSpec | IntegerSpec;
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      {spec.kind === 'choice' ? (
        <select
          id={id}
          value={params[name] as string}
          onChange={(event) => tune({ [name]: event.currentTarget.value } as Partial<Params>)}
        >
          {spec.options.map((option) => (
            <option key={option} value={option}>
              {spec.optionLabels[option]}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          className={styles.number}
          type="number"
          min={spec.min}
          max={spec.max}
          step="any"
          defaultValue={params[name] as number}
          key={params[name] as number}
          onChange={(event) => {
            const value = event.currentTarget.valueAsNumber;
            const legal = value >= spec.min && value <= spec.max;
            if (legal && (spec.kind === 'number' || Number.isInteger(value))) tune({ [name]: value });
          }}
        />
      )}
    </div>
  );
}
