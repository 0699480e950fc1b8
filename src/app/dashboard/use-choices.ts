import { useEffect, useState } from 'preact/hooks'
import { type Choices, choicesSchema, DESK } from '../../domain/desk-protocol.ts'
import { read } from './ask.ts'

const NONE: Choices = { agencies: [], facilities: [], regencies: [], categories: [] }

/** The names behind the ids; empty until they are there, and then ids stand in their place. */
export function useChoices(): Choices {
  const [choices, setChoices] = useState(NONE)
  useEffect(() => {
    void read(DESK.choices, choicesSchema).then((answer) => {
      if (answer.outcome === 'value') setChoices(answer.value)
    })
  }, [])
  return choices
}

/** An agency's short name. */
export function agencyName(choices: Choices, id: string): string {
  return choices.agencies.find((agency) => agency.id === id)?.shortName ?? id
}

export function regencyName(choices: Choices, code: string): string {
  return choices.regencies.find((regency) => regency.code === code)?.name ?? code
}
