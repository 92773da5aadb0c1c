/**
 * What conditions may ask of the assessment itself:
 *
 * party:<CODE>          boolean: the State is Party to the instrument on the assessment date
 * participation:<CODE>  'party' | 'signatory' | 'none' (absent: not stated)
 * assessed:<CODE>       boolean: the instrument is part of this assessment
 * denounced:<CODE>      boolean: a denunciation has taken effect
 * signed:<CODE>, deposited:<CODE>, in-force:<CODE>, denunciation-received:<CODE>   ISO dates of the participation form, where stated
 * act:<CODE>            'ratification' | 'acceptance' | 'approval' | 'accession' | 'succession', where stated
 * state-kind            'member' | 'observer' | 'non-member' | 'regional-organization'
 * practice              boolean: a dry run, labelled so everywhere
 * assessment-date       ISO date
 */
export type FactValue = string | number | boolean;
export type Facts = ReadonlyMap<string, FactValue>;
