// The part of `papaparse` used here; it has no types of its own.
declare module 'papaparse' {
  type Parsed = {
    readonly data: readonly (readonly string[])[]
    readonly meta: { readonly delimiter: string }
    readonly errors: readonly { readonly code: string; readonly row?: number }[]
  }
  const Papa: {
    parse: (text: string, options: { readonly delimiter?: string; readonly skipEmptyLines?: boolean }) => Parsed
  }
  export default Papa
}
