import { useEffect, useState } from 'preact/hooks'
import { type Area, findArea } from '../../domain/areas.ts'
import type { Language } from '../../domain/language.ts'
import type { DraftFields } from '../../outbox/draft.ts'
import { fetchAreas } from '../parts/fetch-areas.ts'
import { messages } from './late-messages.ts'

export type ChosenArea = Pick<DraftFields, 'regency' | 'district' | 'village'>

type Props = {
  readonly chosen: ChosenArea
  readonly language: Language
  readonly onChoose: (chosen: ChosenArea) => void
}

/** District and village, to follow the regency. Without the list (offline, never read) the place stays in words. */
export function AreaFields({ chosen, language, onChoose }: Props) {
  const words = messages[language]
  const [areas, setAreas] = useState<readonly Area[]>([])
  useEffect(() => {
    void fetchAreas().then(setAreas)
  }, [])
  const districts = findArea(areas, chosen.regency)?.parts ?? []
  const villages = findArea(areas, chosen.district)?.parts ?? []
  return (
    <>
      {districts.length > 0 && (
        <AreaSelect
          name="district"
          label={words.district}
          empty={words.notChosen}
          areas={districts}
          value={chosen.district}
          onChoose={(district) => onChoose({ ...chosen, district, village: '' })}
        />
      )}
      {villages.length > 0 && (
        <AreaSelect
          name="village"
          label={words.village}
          empty={words.notChosen}
          areas={villages}
          value={chosen.village}
          onChoose={(village) => onChoose({ ...chosen, village })}
        />
      )}
    </>
  )
}

type SelectProps = {
  readonly name: 'district' | 'village'
  readonly label: string
  readonly empty: string
  readonly areas: readonly Area[]
  readonly value: string
  readonly onChoose: (code: string) => void
}

function AreaSelect({ name, label, empty, areas, value, onChoose }: SelectProps) {
  return (
    <div class="field">
      <label for={`field-${name}`}>{label}</label>
      <select id={`field-${name}`} name={name} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{empty}</option>
        {areas.map((area) => (
          <option key={area.code} value={area.code}>
            {area.name}
          </option>
        ))}
      </select>
    </div>
  )
}
