// Generated from renderer/core/effects/*.fx by renderer/core/scripts/build-effects.mjs. Do not edit.
import type { EffectDefinition } from "./effect-definition.js";

/** Every built-in effect, by name. */
export const effectTable: Readonly<Record<string, EffectDefinition>> = {
  "bloom": {
    "name": "bloom",
    "uniformBytes": 480,
    "readsTime": false,
    "parameters": [
      {
        "name": "threshold",
        "offset": 96,
        "type": "float",
        "default": 0.7,
        "minimum": 0,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "intensity",
        "offset": 100,
        "type": "float",
        "default": 0.8,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 104,
        "type": "float",
        "default": 0.8,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "knee",
        "offset": 108,
        "type": "float",
        "default": 0.1,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "blendMode",
        "offset": 112,
        "type": "option",
        "default": "add",
        "values": [
          "add",
          "screen"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "bright",
        "export": "bloom.bright",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "halo",
        "export": "bloom.halo",
        "texture": 64,
        "reduction": 2,
        "source": 48,
        "edge": "transparent"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "bloom.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "burnDissolve": {
    "name": "burnDissolve",
    "uniformBytes": 544,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "noiseScale",
        "offset": 84,
        "type": "float",
        "default": 6,
        "minimum": 0.5,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "edgeWidth",
        "offset": 88,
        "type": "float",
        "default": 0.05,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 92,
        "type": "float",
        "default": 0.02,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "ashAmount",
        "offset": 96,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "burnColor",
        "offset": 100,
        "type": "color",
        "default": "#3a0a00"
      },
      {
        "name": "hotColor",
        "offset": 116,
        "type": "color",
        "default": "#ffb347"
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "passed",
        "export": "burnDissolve.passed",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "burnDissolve.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "chromaticAberration": {
    "name": "chromaticAberration",
    "uniformBytes": 688,
    "readsTime": false,
    "parameters": [
      {
        "name": "intensity",
        "offset": 64,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 68,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "centerX",
        "offset": 72,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 76,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeFalloff",
        "offset": 80,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radial",
        "offset": 84,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "chromaticAberration.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "colorCorrection": {
    "name": "colorCorrection",
    "uniformBytes": 592,
    "readsTime": false,
    "parameters": [
      {
        "name": "exposure",
        "offset": 64,
        "type": "float",
        "default": 0,
        "minimum": -4,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "contrast",
        "offset": 68,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "saturation",
        "offset": 72,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "temperature",
        "offset": 76,
        "type": "float",
        "default": 0,
        "minimum": -2,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "tint",
        "offset": 80,
        "type": "float",
        "default": 0,
        "minimum": -2,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "gamma",
        "offset": 84,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 4,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "colorCorrection.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "crtScanlines": {
    "name": "crtScanlines",
    "uniformBytes": 512,
    "readsTime": true,
    "parameters": [
      {
        "name": "scanlineCount",
        "offset": 64,
        "type": "float",
        "default": 240,
        "minimum": 10,
        "maximum": 1080,
        "unit": ""
      },
      {
        "name": "scanlineIntensity",
        "offset": 68,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "rgbMaskAmount",
        "offset": 72,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "curvature",
        "offset": 76,
        "type": "float",
        "default": 0.1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "brightnessRollOff",
        "offset": 80,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "flicker",
        "offset": 84,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "crtScanlines.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "datamoshSmear": {
    "name": "datamoshSmear",
    "uniformBytes": 736,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 64,
        "type": "float",
        "default": 4.2,
        "minimum": 0,
        "maximum": 25,
        "unit": "em"
      },
      {
        "name": "blockSize",
        "offset": 68,
        "type": "float",
        "default": 1.25,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 72,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "smearLength",
        "offset": 76,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "mode",
        "offset": 84,
        "type": "option",
        "default": "streak",
        "values": [
          "soft",
          "blocky",
          "streak"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "datamoshSmear.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "digitalBlocks": {
    "name": "digitalBlocks",
    "uniformBytes": 608,
    "readsTime": true,
    "parameters": [
      {
        "name": "blockSize",
        "offset": 64,
        "type": "float",
        "default": 1.25,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "blockAmount",
        "offset": 68,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "offsetAmount",
        "offset": 72,
        "type": "float",
        "default": 0.03,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "colorShift",
        "offset": 76,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 80,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "hideBlocks",
        "offset": 84,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "digitalBlocks.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "displacement": {
    "name": "displacement",
    "uniformBytes": 640,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 64,
        "type": "float",
        "default": 0.05,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "scale",
        "offset": 68,
        "type": "float",
        "default": 4,
        "minimum": 0.001,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 72,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "noiseStrength",
        "offset": 76,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "mode",
        "offset": 80,
        "type": "option",
        "default": "noise",
        "values": [
          "noise",
          "waves",
          "swirl"
        ]
      },
      {
        "name": "axis",
        "offset": 84,
        "type": "option",
        "default": "both",
        "values": [
          "x",
          "y",
          "both"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "displacement.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "duotone": {
    "name": "duotone",
    "uniformBytes": 320,
    "readsTime": false,
    "parameters": [
      {
        "name": "shadowColor",
        "offset": 64,
        "type": "color",
        "default": "#1a1a3a"
      },
      {
        "name": "highlightColor",
        "offset": 80,
        "type": "color",
        "default": "#ffd966"
      },
      {
        "name": "contrast",
        "offset": 96,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "brightness",
        "offset": 100,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "midtoneBias",
        "offset": 104,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "mix",
        "offset": 108,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "duotone.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "edgeGlow": {
    "name": "edgeGlow",
    "uniformBytes": 560,
    "readsTime": false,
    "parameters": [
      {
        "name": "strength",
        "offset": 96,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "threshold",
        "offset": 100,
        "type": "float",
        "default": 0.15,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 104,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 5,
        "unit": "em"
      },
      {
        "name": "sampleDistance",
        "offset": 108,
        "type": "float",
        "default": 0.05,
        "minimum": 0.02,
        "maximum": 0.5,
        "unit": "em"
      },
      {
        "name": "color",
        "offset": 112,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "blendMode",
        "offset": 128,
        "type": "option",
        "default": "screen",
        "values": [
          "add",
          "screen",
          "normal"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "edges",
        "export": "edgeGlow.edges",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "halo",
        "export": "edgeGlow.halo",
        "texture": 64,
        "reduction": 2,
        "source": 48,
        "edge": "transparent"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "edgeGlow.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "filmGrain": {
    "name": "filmGrain",
    "uniformBytes": 592,
    "readsTime": true,
    "parameters": [
      {
        "name": "amount",
        "offset": 64,
        "type": "float",
        "default": 0.2,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "grainSize",
        "offset": 68,
        "type": "float",
        "default": 0.08,
        "minimum": 0.02,
        "maximum": 1,
        "unit": "em"
      },
      {
        "name": "luminanceResponse",
        "offset": 72,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "blendMode",
        "offset": 76,
        "type": "option",
        "default": "overlay",
        "values": [
          "overlay",
          "softLight",
          "add"
        ]
      },
      {
        "name": "monochrome",
        "offset": 80,
        "type": "bool",
        "default": true
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "filmGrain.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "fisheye": {
    "name": "fisheye",
    "uniformBytes": 496,
    "readsTime": false,
    "parameters": [
      {
        "name": "strength",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": -1.5,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 68,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 72,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 76,
        "type": "float",
        "default": 0.5,
        "minimum": 0.01,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "zoom",
        "offset": 80,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 84,
        "type": "option",
        "default": "clamp",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "fisheye.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "frostedGlass": {
    "name": "frostedGlass",
    "uniformBytes": 528,
    "readsTime": false,
    "parameters": [
      {
        "name": "blurRadius",
        "offset": 96,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "distortion",
        "offset": 100,
        "type": "float",
        "default": 1.2,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "frostAmount",
        "offset": 104,
        "type": "float",
        "default": 0.2,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "tintAmount",
        "offset": 108,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "highlightAmount",
        "offset": 112,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "tintColor",
        "offset": 116,
        "type": "color",
        "default": "#ffffff"
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "frostedGlass.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "soft",
        "export": "frostedGlass.soft",
        "texture": 64,
        "reduction": 2,
        "source": 48,
        "edge": "clamp"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "frostedGlass.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "gaussianBlur": {
    "name": "gaussianBlur",
    "uniformBytes": 512,
    "readsTime": false,
    "parameters": [
      {
        "name": "radius",
        "offset": 112,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "direction",
        "offset": 116,
        "type": "option",
        "default": "both",
        "values": [
          "both",
          "horizontal",
          "vertical"
        ]
      },
      {
        "name": "edgeMode",
        "offset": 120,
        "type": "option",
        "default": "clamp",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      },
      {
        "name": "alphaAware",
        "offset": 124,
        "type": "bool",
        "default": true
      }
    ],
    "steps": [
      {
        "kind": "blur",
        "name": "soft",
        "export": "gaussianBlur.soft",
        "texture": 48,
        "reduction": 1,
        "source": 32,
        "edge": {
          "parameter": "edgeMode"
        }
      },
      {
        "kind": "pass",
        "name": "opaque",
        "export": "gaussianBlur.opaque",
        "texture": 64,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "colors",
        "export": "gaussianBlur.colors",
        "texture": 80,
        "reduction": 2,
        "source": 64,
        "edge": {
          "parameter": "edgeMode"
        }
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "gaussianBlur.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  },
  "glassRefraction": {
    "name": "glassRefraction",
    "uniformBytes": 608,
    "readsTime": false,
    "parameters": [
      {
        "name": "refractionAmount",
        "offset": 128,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "roughness",
        "offset": 132,
        "type": "float",
        "default": 0.2,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "highlightAmount",
        "offset": 136,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeStrength",
        "offset": 140,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "ior",
        "offset": 144,
        "type": "float",
        "default": 1.45,
        "minimum": 0.5,
        "maximum": 3,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "glassRefraction.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "glassRefraction.quarter",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "blur",
        "name": "smooth",
        "export": "glassRefraction.smooth",
        "texture": 80,
        "reduction": 4,
        "source": 64,
        "edge": "clamp"
      },
      {
        "kind": "pass",
        "name": "slope",
        "export": "glassRefraction.slope",
        "texture": 96,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "glassRefraction.output",
        "texture": 112,
        "reduction": 1
      }
    ]
  },
  "glow": {
    "name": "glow",
    "uniformBytes": 496,
    "readsTime": false,
    "parameters": [
      {
        "name": "intensity",
        "offset": 96,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 100,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "threshold",
        "offset": 104,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 108,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "source",
        "offset": 124,
        "type": "option",
        "default": "alpha",
        "values": [
          "alpha",
          "brightness"
        ]
      },
      {
        "name": "blendMode",
        "offset": 128,
        "type": "option",
        "default": "screen",
        "values": [
          "add",
          "screen",
          "normal"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "bright",
        "export": "glow.bright",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "halo",
        "export": "glow.halo",
        "texture": 64,
        "reduction": 2,
        "source": 48,
        "edge": "transparent"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "glow.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "halftone": {
    "name": "halftone",
    "uniformBytes": 384,
    "readsTime": false,
    "parameters": [
      {
        "name": "dotSize",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "spacing",
        "offset": 68,
        "type": "float",
        "default": 0.4,
        "minimum": 0.1,
        "maximum": 4,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 72,
        "type": "float",
        "default": 30,
        "minimum": 0,
        "maximum": 180,
        "unit": "deg"
      },
      {
        "name": "threshold",
        "offset": 76,
        "type": "float",
        "default": 0,
        "minimum": -0.5,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0.001,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "colorMode",
        "offset": 84,
        "type": "option",
        "default": "blackWhite",
        "values": [
          "blackWhite",
          "duotone",
          "original"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "halftone.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "heatHaze": {
    "name": "heatHaze",
    "uniformBytes": 496,
    "readsTime": true,
    "parameters": [
      {
        "name": "intensity",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "waveScale",
        "offset": 68,
        "type": "float",
        "default": 1,
        "minimum": 0.001,
        "maximum": 16,
        "unit": ""
      },
      {
        "name": "waveAngle",
        "offset": 72,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "noiseAmount",
        "offset": 76,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "verticalFalloff",
        "offset": 80,
        "type": "float",
        "default": 0.7,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "heatHaze.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "invert": {
    "name": "invert",
    "uniformBytes": 224,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "invert.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "lensDistortion": {
    "name": "lensDistortion",
    "uniformBytes": 784,
    "readsTime": false,
    "parameters": [
      {
        "name": "distortion",
        "offset": 64,
        "type": "float",
        "default": 0.3,
        "minimum": -1,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 68,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 72,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "zoom",
        "offset": 76,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "curve",
        "offset": 80,
        "type": "float",
        "default": 2,
        "minimum": 0.5,
        "maximum": 6,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 84,
        "type": "option",
        "default": "clamp",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "lensDistortion.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "lightLeak": {
    "name": "lightLeak",
    "uniformBytes": 608,
    "readsTime": true,
    "parameters": [
      {
        "name": "amount",
        "offset": 80,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "scale",
        "offset": 84,
        "type": "float",
        "default": 0.6,
        "minimum": 0.01,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 88,
        "type": "float",
        "default": 0.3,
        "minimum": 0.0001,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 92,
        "type": "float",
        "default": 30,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "positionX",
        "offset": 96,
        "type": "float",
        "default": 0.2,
        "minimum": -0.5,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "positionY",
        "offset": 100,
        "type": "float",
        "default": 0.2,
        "minimum": -0.5,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "colorA",
        "offset": 104,
        "type": "color",
        "default": "#ff8a3d"
      },
      {
        "name": "colorB",
        "offset": 120,
        "type": "color",
        "default": "#ffd96b"
      },
      {
        "name": "blendMode",
        "offset": 136,
        "type": "option",
        "default": "screen",
        "values": [
          "screen",
          "add",
          "softLight"
        ]
      },
      {
        "name": "shape",
        "offset": 140,
        "type": "option",
        "default": "organic",
        "values": [
          "linear",
          "radial",
          "organic"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "light",
        "export": "lightLeak.light",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "lightLeak.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "lightRays": {
    "name": "lightRays",
    "uniformBytes": 544,
    "readsTime": false,
    "parameters": [
      {
        "name": "intensity",
        "offset": 112,
        "type": "float",
        "default": 1.5,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "length",
        "offset": 116,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 120,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 124,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "threshold",
        "offset": 128,
        "type": "float",
        "default": 0.7,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "samples",
        "offset": 132,
        "type": "float",
        "default": 32,
        "minimum": 4,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 136,
        "type": "color",
        "default": "#ffffff"
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "lightRays.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "lightRays.quarter",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "rays",
        "export": "lightRays.rays",
        "texture": 80,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "lightRays.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  },
  "lightSweep": {
    "name": "lightSweep",
    "uniformBytes": 320,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 68,
        "type": "float",
        "default": 30,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "width",
        "offset": 72,
        "type": "float",
        "default": 0.15,
        "minimum": 0.001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 76,
        "type": "float",
        "default": 0.06,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "intensity",
        "offset": 80,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 84,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "blendMode",
        "offset": 100,
        "type": "option",
        "default": "add",
        "values": [
          "add",
          "screen",
          "normal"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "lightSweep.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "liquidRipple": {
    "name": "liquidRipple",
    "uniformBytes": 864,
    "readsTime": false,
    "parameters": [
      {
        "name": "centerX",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 68,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "amplitude",
        "offset": 72,
        "type": "float",
        "default": 0.02,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "frequency",
        "offset": 76,
        "type": "float",
        "default": 8,
        "minimum": 0.1,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "decay",
        "offset": 80,
        "type": "float",
        "default": 4,
        "minimum": 0,
        "maximum": 32,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 84,
        "type": "float",
        "default": 0.5,
        "minimum": 0.001,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "phase",
        "offset": 88,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 6.2832,
        "unit": "rad"
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "liquidRipple.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "mosaicReveal": {
    "name": "mosaicReveal",
    "uniformBytes": 352,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "cellSize",
        "offset": 68,
        "type": "float",
        "default": 1.6,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "randomness",
        "offset": 72,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 76,
        "type": "float",
        "default": 0.05,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "direction",
        "offset": 80,
        "type": "option",
        "default": "left",
        "values": [
          "left",
          "right",
          "top",
          "bottom",
          "random"
        ]
      },
      {
        "name": "invert",
        "offset": 84,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "mosaicReveal.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "motionBlur": {
    "name": "motionBlur",
    "uniformBytes": 720,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 112,
        "type": "float",
        "default": 1.25,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 116,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "centerBias",
        "offset": 120,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 124,
        "type": "option",
        "default": "clamp",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "motionBlur.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "near",
        "export": "motionBlur.near",
        "texture": 64,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "far",
        "export": "motionBlur.far",
        "texture": 80,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "motionBlur.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  },
  "noiseDissolve": {
    "name": "noiseDissolve",
    "uniformBytes": 544,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "noiseScale",
        "offset": 84,
        "type": "float",
        "default": 8,
        "minimum": 0.5,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 88,
        "type": "float",
        "default": 0.05,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeWidth",
        "offset": 92,
        "type": "float",
        "default": 0.05,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "edgeColor",
        "offset": 96,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "invert",
        "offset": 112,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "passed",
        "export": "noiseDissolve.passed",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "noiseDissolve.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "pixelate": {
    "name": "pixelate",
    "uniformBytes": 384,
    "readsTime": false,
    "parameters": [
      {
        "name": "pixelSize",
        "offset": 96,
        "type": "float",
        "default": 0.8,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "pixelAspect",
        "offset": 100,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "mix",
        "offset": 104,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "snapToIntegerPixels",
        "offset": 108,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "pixelate.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "pixelate.quarter",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "pixelate.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "prismSplit": {
    "name": "prismSplit",
    "uniformBytes": 880,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 64,
        "type": "float",
        "default": 0.01,
        "minimum": 0,
        "maximum": 0.2,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 68,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "spectrumWidth",
        "offset": 72,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 76,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "falloff",
        "offset": 84,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "prismSplit.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "radialReveal": {
    "name": "radialReveal",
    "uniformBytes": 288,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 68,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 72,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 76,
        "type": "float",
        "default": 0.02,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeGlow",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "invert",
        "offset": 84,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "radialReveal.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "rgbSplit": {
    "name": "rgbSplit",
    "uniformBytes": 896,
    "readsTime": true,
    "parameters": [
      {
        "name": "amount",
        "offset": 64,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "bandSize",
        "offset": 68,
        "type": "float",
        "default": 0.05,
        "minimum": 0.001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "bandOffset",
        "offset": 72,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 76,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "axis",
        "offset": 80,
        "type": "option",
        "default": "horizontal",
        "values": [
          "horizontal",
          "vertical",
          "both"
        ]
      },
      {
        "name": "preserveLuminance",
        "offset": 84,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "rgbSplit.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "scanReveal": {
    "name": "scanReveal",
    "uniformBytes": 720,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 68,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "bandWidth",
        "offset": 72,
        "type": "float",
        "default": 0.04,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 76,
        "type": "float",
        "default": 0.01,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeGlow",
        "offset": 80,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeDistortion",
        "offset": 84,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "invert",
        "offset": 88,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "scanReveal.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "shockwave": {
    "name": "shockwave",
    "uniformBytes": 688,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 68,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 72,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "strength",
        "offset": 76,
        "type": "float",
        "default": 0.06,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "width",
        "offset": 80,
        "type": "float",
        "default": 0.08,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 84,
        "type": "float",
        "default": 0.02,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "invert",
        "offset": 88,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "shockwave.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "sliceGlitch": {
    "name": "sliceGlitch",
    "uniformBytes": 848,
    "readsTime": true,
    "parameters": [
      {
        "name": "sliceCount",
        "offset": 64,
        "type": "float",
        "default": 30,
        "minimum": 2,
        "maximum": 256,
        "unit": ""
      },
      {
        "name": "offsetAmount",
        "offset": 68,
        "type": "float",
        "default": 0.04,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "gap",
        "offset": 72,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 76,
        "type": "float",
        "default": 0.7,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "axis",
        "offset": 80,
        "type": "option",
        "default": "horizontal",
        "values": [
          "horizontal",
          "vertical"
        ]
      },
      {
        "name": "edgeMode",
        "offset": 84,
        "type": "option",
        "default": "transparent",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "sliceGlitch.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "spinBlur": {
    "name": "spinBlur",
    "uniformBytes": 992,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 112,
        "type": "float",
        "default": 12,
        "minimum": 0,
        "maximum": 180,
        "unit": "deg"
      },
      {
        "name": "centerX",
        "offset": 116,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 120,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "samples",
        "offset": 124,
        "type": "float",
        "default": 24,
        "minimum": 2,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "radiusFalloff",
        "offset": 128,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "direction",
        "offset": 132,
        "type": "option",
        "default": "clockwise",
        "values": [
          "clockwise",
          "counterClockwise"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "spinBlur.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "near",
        "export": "spinBlur.near",
        "texture": 64,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "far",
        "export": "spinBlur.far",
        "texture": 80,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "spinBlur.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  },
  "streakBlur": {
    "name": "streakBlur",
    "uniformBytes": 1104,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 112,
        "type": "float",
        "default": 2.5,
        "minimum": 0,
        "maximum": 20,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 116,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "samples",
        "offset": 120,
        "type": "float",
        "default": 24,
        "minimum": 2,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "highlightBias",
        "offset": 124,
        "type": "float",
        "default": 2,
        "minimum": 0,
        "maximum": 10,
        "unit": ""
      },
      {
        "name": "falloff",
        "offset": 128,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 132,
        "type": "option",
        "default": "transparent",
        "values": [
          "clamp",
          "transparent",
          "mirror"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "streakBlur.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "streakBlur.quarter",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "streak",
        "export": "streakBlur.streak",
        "texture": 80,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "streakBlur.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  },
  "vhsDistortion": {
    "name": "vhsDistortion",
    "uniformBytes": 480,
    "readsTime": true,
    "parameters": [
      {
        "name": "trackingAmount",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "tearAmount",
        "offset": 68,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "tearSize",
        "offset": 72,
        "type": "float",
        "default": 0.05,
        "minimum": 0.001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "colorBleed",
        "offset": 76,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "noiseAmount",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "scanlineIntensity",
        "offset": 84,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "vhsDistortion.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "vignette": {
    "name": "vignette",
    "uniformBytes": 336,
    "readsTime": false,
    "parameters": [
      {
        "name": "intensity",
        "offset": 64,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 68,
        "type": "float",
        "default": 0.8,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 72,
        "type": "float",
        "default": 0.4,
        "minimum": 0.0001,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 76,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 80,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 84,
        "type": "color",
        "default": "#000000"
      },
      {
        "name": "shape",
        "offset": 100,
        "type": "option",
        "default": "circle",
        "values": [
          "circle",
          "ellipse",
          "rectangle"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "vignette.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "volumetricLight": {
    "name": "volumetricLight",
    "uniformBytes": 512,
    "readsTime": false,
    "parameters": [
      {
        "name": "intensity",
        "offset": 112,
        "type": "float",
        "default": 1.5,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "decay",
        "offset": 116,
        "type": "float",
        "default": 0.95,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "density",
        "offset": 120,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "weight",
        "offset": 124,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 128,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 132,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "samples",
        "offset": 136,
        "type": "float",
        "default": 48,
        "minimum": 4,
        "maximum": 100,
        "unit": ""
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "volumetricLight.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "volumetricLight.quarter",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "shafts",
        "export": "volumetricLight.shafts",
        "texture": 80,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "volumetricLight.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  },
  "waveWarp": {
    "name": "waveWarp",
    "uniformBytes": 464,
    "readsTime": false,
    "parameters": [
      {
        "name": "amplitude",
        "offset": 64,
        "type": "float",
        "default": 0.02,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "frequency",
        "offset": 68,
        "type": "float",
        "default": 4,
        "minimum": 0.1,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 72,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "phase",
        "offset": 76,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 6.2832,
        "unit": "rad"
      },
      {
        "name": "falloff",
        "offset": 80,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "axis",
        "offset": 84,
        "type": "option",
        "default": "both",
        "values": [
          "x",
          "y",
          "both"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "waveWarp.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "wipeMask": {
    "name": "wipeMask",
    "uniformBytes": 304,
    "readsTime": false,
    "parameters": [
      {
        "name": "progress",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 68,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "softness",
        "offset": 72,
        "type": "float",
        "default": 0.02,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeWidth",
        "offset": 76,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "edgeColor",
        "offset": 80,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "invert",
        "offset": 96,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "wipeMask.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "zoomBlur": {
    "name": "zoomBlur",
    "uniformBytes": 880,
    "readsTime": false,
    "parameters": [
      {
        "name": "amount",
        "offset": 112,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 116,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 120,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "falloff",
        "offset": 124,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "mode",
        "offset": 128,
        "type": "option",
        "default": "out",
        "values": [
          "in",
          "out"
        ]
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "zoomBlur.half",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "near",
        "export": "zoomBlur.near",
        "texture": 64,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "far",
        "export": "zoomBlur.far",
        "texture": 80,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "zoomBlur.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  }
};
