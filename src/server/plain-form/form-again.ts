import { readFacilityCode } from '../../domain/facility-code.ts'
import type { Language } from '../../domain/language.ts'
import type { FormData, PlainFields } from '../../form/data.ts'
import { AREAS } from '../facilities/areas.ts'
import { keyRing } from '../intake/keys.ts'
import { findCode, formDataFor } from '../pages/form-data.ts'
import type { World } from '../world.ts'
import { makePlainFields } from './plain-fields.ts'

/**
 * What a form needs that is shown again. Its code stays, also when it leads nowhere by now: the report it belongs to will
 * be received and marked. `kept`: the fields it came with; null makes fresh ones.
 */
export async function formDataAgain(
  world: World,
  code: string | null,
  language: Language,
  kept: PlainFields | null,
): Promise<FormData> {
  const data = await dataFor(world, code, language)
  return { ...data, code, plain: kept ?? makePlainFields(world, code) }
}

async function dataFor(world: World, code: string | null, language: Language): Promise<FormData> {
  try {
    const read = code === null ? null : readFacilityCode(code)
    const found = read?.outcome === 'code' ? await findCode(world, read.code) : null
    return await formDataFor(world, found?.outcome === 'current' ? found.subject : null, language)
  } catch {
    // The database is away, which is why the form is shown again: what was typed must not be lost for want of a list.
    return {
      language,
      brand: world.settings.brand,
      code,
      facility: null,
      categories: [],
      regencies: AREAS.map(({ code, name }) => ({ code, name })),
      keys: { epoch: 1, keys: [...keyRing(world.secrets).chain] },
      plain: makePlainFields(world, code),
    }
  }
}
