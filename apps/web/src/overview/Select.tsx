interface Option { value: string; text: string }
interface Props { label: string; value: string | null | undefined; all?: string; options: Option[]; onChange(value: string): void }

/** A value that came by the address and is not among the options is kept and shown, not silently dropped. */
export function Select({ label, value: given, all, options, onChange }: Props) {
  const value = given ?? '';
  const foreign = value !== '' && !options.some((option) => option.value === value);
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {foreign && <option value={value}>{value}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.text}</option>)}
      </select>
    </label>
  );
}
