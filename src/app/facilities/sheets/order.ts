import { type Area, describeArea, findArea } from '../../../domain/areas.ts'
import { readFacilityCode } from '../../../domain/facility-code.ts'
import type { PosterRun, PosterSubject } from '../../../domain/poster-protocol.ts'
import { dayNumber, isoDay } from '../../../domain/wita.ts'
import type { Imprint, Subject } from '../../../qr/sheets/kinds.ts'

/** What the server said as sheets need it. */
export function imprintOf({ imprint, now }: PosterRun): Imprint {
  const { logo, ...words } = imprint
  return {
    ...words,
    logo: logo.outcome === 'logo' ? { ...logo.logo, png: bytesOf(logo.logo.png) } : null,
    printed: paperDay(now),
  }
}

export function subjectsOf({ subjects }: PosterRun, areas: readonly Area[]): readonly Subject[] {
  return subjects.flatMap((subject) => {
    const read = readFacilityCode(subject.code)
    if (read.outcome !== 'code') return []
    const { facility, placement, issuedAt } = subject
    const { regency } = facility
    return [
      {
        code: read.code,
        facility: facility.name,
        place: whereItIs(facility.address, describeArea(areas, facility)),
        water: whereOnWater(facility),
        placement,
        regency: { code: regency, name: findArea(areas, regency)?.name ?? regency },
        issued: paperDay(issuedAt),
        example: facility.example,
      },
    ]
  })
}

/** Address and area in one line; what the address says already is not said again. */
function whereItIs(address: string, area: string): string {
  const said = new Set(address.split(', '))
  return [address, ...area.split(', ').filter((part) => !said.has(part))].filter((part) => part !== '').join(', ')
}

function whereOnWater({ river, bank, landmark }: PosterSubject['facility']): string {
  return [
    ...(river === null ? [] : [`Sungai ${river}`]),
    ...(bank === null ? [] : [bank === 'left' ? 'tepi kiri (menghadap hilir)' : 'tepi kanan (menghadap hilir)']),
    ...(landmark === null ? [] : [landmark]),
  ].join(', ')
}

/** `24-11-2026`, in WITA. */
function paperDay(at: number): string {
  return isoDay(dayNumber(at)).split('-').reverse().join('-')
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
