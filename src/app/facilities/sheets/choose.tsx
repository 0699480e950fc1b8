import type { PosterRun } from '../../../domain/poster-protocol.ts'
import { type Choice, FILLINGS, SHEET_KINDS, type SheetKind } from '../../../qr/sheets/kinds.ts'
import { symbolCost, USUAL_MODULES } from '../../../qr/symbol-cost.ts'
import type { SheetWords } from './words.ts'

type Props = {
  readonly choice: Choice
  readonly change: (choice: Choice) => void
  readonly imprint: PosterRun['imprint']
  readonly words: SheetWords
}

/** What is to be printed: the kind of sheet, and how. */
export function Choose({ choice, change, imprint, words }: Props) {
  return (
    <form class="card sheet-choice" onSubmit={(event) => event.preventDefault()}>
      <label class="sheet-field">
        <span>{words.kind}</span>
        <select onChange={(event) => change({ ...choice, kind: kindOf(event.currentTarget.value) })}>
          {SHEET_KINDS.map((kind) => (
            <option key={kind} value={kind} selected={kind === choice.kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      {choice.kind.startsWith('stickers') && (
        <fieldset class="sheet-options">
          <legend>{words.filling}</legend>
          {FILLINGS.map((filling) => (
            <Option
              key={filling}
              name="filling"
              label={words.fillings[filling]}
              checked={filling === choice.filling}
              choose={() => change({ ...choice, filling })}
            />
          ))}
        </fieldset>
      )}
      <fieldset class="sheet-options">
        <legend>{words.level}</legend>
        {(['Q', 'H'] as const).map((level) => (
          <Option
            key={level}
            name="level"
            label={words.levels[level]}
            checked={level === choice.level}
            choose={() => change({ ...choice, level })}
          />
        ))}
      </fieldset>
      <Cost publicUrl={imprint.publicUrl} level={choice.level} words={words} />
      <label class="sheet-option">
        <input
          type="checkbox"
          checked={choice.language === 'both'}
          onChange={(event) => change({ ...choice, language: event.currentTarget.checked ? 'both' : 'id' })}
        />
        <span>{words.english}</span>
      </label>
    </form>
  )
}

type OptionProps = {
  readonly name: string
  readonly label: string
  readonly checked: boolean
  readonly choose: () => void
}

function Option({ name, label, checked, choose }: OptionProps) {
  return (
    <label class="sheet-option">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      <span>{label}</span>
    </label>
  )
}

/** What the address and the level cost, where they cost anything. */
function Cost({
  publicUrl,
  level,
  words,
}: Pick<Choice, 'level'> & { readonly publicUrl: string; readonly words: SheetWords }) {
  const { modules, larger } = symbolCost(publicUrl, level)
  if (modules <= USUAL_MODULES) return null
  const isLong = symbolCost(publicUrl, 'Q').modules > USUAL_MODULES
  return (
    <div class="sheet-cost" role="status">
      <p>{words.cost(modules, Math.round((larger - 1) * 100))}</p>
      {isLong && <p>{words.longAddress}</p>}
    </div>
  )
}

function kindOf(value: string): SheetKind {
  return SHEET_KINDS.find((kind) => kind === value) ?? 'poster-a4'
}
