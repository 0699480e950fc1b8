/** One filter of a list, whose choice stands in the address under `name`. `options`: values with their words. */
export function FilterSelect({
  name,
  label,
  everyOne,
  options,
}: {
  readonly name: string
  readonly label: string
  /** The word for no filter. */
  readonly everyOne: string
  readonly options: readonly (readonly [value: string, text: string])[]
}) {
  const chosen = new URLSearchParams(location.search).get(name)
  return (
    <label class="facility-filter">
      <span>{label}</span>
      <select name={name}>
        <option value="">{everyOne}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={chosen === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
