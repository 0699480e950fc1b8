import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Area, findArea } from '../../domain/areas.ts'
import { FACILITY_KINDS } from '../../domain/facility.ts'
import type { FacilityInput, FacilityList, PlacementInput } from '../../domain/facility-protocol.ts'
import type { Language } from '../../domain/language.ts'
import type { Answer } from './ask.ts'
import { kindWords } from './kind-words.ts'
import { messages } from './messages.ts'
import { readInput } from './read-input.ts'
import { Trouble } from './trouble.tsx'
import { useAreas } from './use-areas.ts'

type Props = {
  /** What stands in the fields at first; null: a new facility, which also names its first placement. */
  readonly facility: FacilityInput | null
  readonly agencies: FacilityList['agencies']
  readonly language: Language
  readonly onSave: (facility: FacilityInput, placement: PlacementInput) => Promise<Answer<unknown>>
}

/** Everything a coordinator writes down about a facility. Fields are uncontrolled but for the three areas. */
export function FacilityForm({ facility, agencies, language, onSave }: Props) {
  const words = messages[language]
  const [answer, setAnswer] = useState<Answer<unknown> | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const save = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const read = readInput(data)
    if (read.outcome === 'wrong') return setWrong(read.fields)
    setWrong({})
    const result = await onSave(read.facility, read.placement)
    setAnswer(result)
    if (result.outcome !== 'invalid') return
    setWrong(
      Object.fromEntries(Object.entries(result.fields).map(([path, word]) => [path.split('.').pop() ?? '', word])),
    )
  }
  const field = (name: string, label: string, control: ComponentChildren, hint?: string) => (
    <div class="facility-field">
      <label for={`facility-${name}`}>{label}</label>
      {control}
      {hint !== undefined && <span class="quiet small">{hint}</span>}
      {wrong[name] !== undefined && (
        <strong class="facility-wrong" id={`facility-${name}-wrong`}>
          {words.wrong[wrong[name]] ?? words.wrong.wrong}
        </strong>
      )}
    </div>
  )
  const text = (name: string, label: string, value: string, required: boolean, hint?: string, most = 120) =>
    field(
      name,
      label,
      <input
        id={`facility-${name}`}
        name={name}
        defaultValue={value}
        required={required}
        maxLength={most}
        aria-invalid={wrong[name] !== undefined}
        aria-describedby={wrong[name] === undefined ? undefined : `facility-${name}-wrong`}
      />,
      hint,
    )
  const select = (name: string, label: string, value: string, options: readonly (readonly [string, string])[]) =>
    field(
      name,
      label,
      <select id={`facility-${name}`} name={name} required aria-invalid={wrong[name] !== undefined}>
        <option value="">{words.chooseOne}</option>
        {options.map(([option, label]) => (
          <option key={option} value={option} selected={option === value}>
            {label}
          </option>
        ))}
      </select>,
    )
  return (
    <form
      class="card stack facility-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save(event.currentTarget)
      }}
    >
      {text('name', words.name, facility?.name ?? '', true)}
      {select(
        'kind',
        words.kind,
        facility?.kind ?? '',
        FACILITY_KINDS.map((kind) => [kind, kindWords[language][kind]]),
      )}
      {select(
        'agency',
        words.agency,
        facility?.agency ?? '',
        agencies.map((agency) => [agency.id, agency.name]),
      )}
      <Areas facility={facility} language={language} />
      {text('address', words.address, facility?.address ?? '', true, undefined, 200)}
      <fieldset class="stack">
        <legend>{words.waterTitle}</legend>
        {text('river', words.river, facility?.river ?? '', false)}
        {field(
          'bank',
          words.bank,
          <select id="facility-bank" name="bank">
            <option value="">{words.notSaid}</option>
            {(['left', 'right'] as const).map((bank) => (
              <option key={bank} value={bank} selected={bank === facility?.bank}>
                {words[bank]}
              </option>
            ))}
          </select>,
        )}
        {text('landmark', words.landmark, facility?.landmark ?? '', false)}
      </fieldset>
      <div class="facility-pair">
        {text('latitude', words.latitude, String(facility?.position?.latitude ?? ''), false, words.positionHint)}
        {text('longitude', words.longitude, String(facility?.position?.longitude ?? ''), false)}
      </div>
      {facility === null && text('placement', words.placementLabel, '', true, words.placementHint, 80)}
      <Trouble answer={answer} words={words} />
      {answer?.outcome === 'value' && <p role="status">{words.saved}</p>}
      <button class="button" type="submit">
        {words.save}
      </button>
    </form>
  )
}

/** Regency, then what is in it. Choosing one empties what hangs below. */
function Areas({ facility, language }: Pick<Props, 'facility' | 'language'>) {
  const words = messages[language]
  const areas = useAreas()
  const [chosen, setChosen] = useState({
    regency: facility?.regency ?? '',
    district: facility?.district ?? '',
    village: facility?.village ?? '',
  })
  const pick = (name: keyof typeof chosen, label: string, parts: readonly Area[], below: Partial<typeof chosen>) => (
    <div class="facility-field">
      <label for={`facility-${name}`}>{label}</label>
      <select
        id={`facility-${name}`}
        name={name}
        required={name === 'regency'}
        onChange={(event) => setChosen({ ...chosen, ...below, [name]: event.currentTarget.value })}
      >
        <option value="">{name === 'regency' ? words.chooseOne : words.notSaid}</option>
        {parts.map((area) => (
          <option key={area.code} value={area.code} selected={area.code === chosen[name]}>
            {area.name}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <div class="facility-areas">
      {pick('regency', words.regency, areas, { district: '', village: '' })}
      {pick('district', words.district, findArea(areas, chosen.regency)?.parts ?? [], { village: '' })}
      {pick('village', words.village, findArea(areas, chosen.district)?.parts ?? [], {})}
    </div>
  )
}
