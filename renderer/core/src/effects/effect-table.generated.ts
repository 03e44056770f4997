// Generated from renderer/core/effects/*.fx by renderer/core/scripts/build-effects.mjs. Do not edit.
import type { EffectDefinition } from "./effect-definition.js";

/** Every built-in effect, by name. */
export const effectTable: Readonly<Record<string, EffectDefinition>> = {
  "bloom": {
    "name": "bloom",
    "uniformBytes": 464,
    "parameters": [
      {
        "name": "threshold",
        "offset": 80,
        "type": "float",
        "default": 0.7,
        "minimum": 0,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "intensity",
        "offset": 84,
        "type": "float",
        "default": 0.8,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 88,
        "type": "float",
        "default": 0.8,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "knee",
        "offset": 92,
        "type": "float",
        "default": 0.1,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "blendMode",
        "offset": 96,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "halo",
        "export": "bloom.halo",
        "texture": 48,
        "reduction": 2,
        "source": 32,
        "edge": "transparent"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "bloom.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "burnDissolve": {
    "name": "burnDissolve",
    "uniformBytes": 528,
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
        "name": "noiseScale",
        "offset": 68,
        "type": "float",
        "default": 6,
        "minimum": 0.5,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "edgeWidth",
        "offset": 72,
        "type": "float",
        "default": 0.05,
        "minimum": 0.0001,
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
        "name": "ashAmount",
        "offset": 80,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "burnColor",
        "offset": 84,
        "type": "color",
        "default": "#3a0a00"
      },
      {
        "name": "hotColor",
        "offset": 100,
        "type": "color",
        "default": "#ffb347"
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "passed",
        "export": "burnDissolve.passed",
        "texture": 32,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "burnDissolve.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "chromaticAberration": {
    "name": "chromaticAberration",
    "uniformBytes": 480,
    "parameters": [
      {
        "name": "intensity",
        "offset": 48,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 52,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "centerX",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeFalloff",
        "offset": 64,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radial",
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "chromaticAberration.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "colorCorrection": {
    "name": "colorCorrection",
    "uniformBytes": 576,
    "parameters": [
      {
        "name": "exposure",
        "offset": 48,
        "type": "float",
        "default": 0,
        "minimum": -4,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "contrast",
        "offset": 52,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "saturation",
        "offset": 56,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "temperature",
        "offset": 60,
        "type": "float",
        "default": 0,
        "minimum": -2,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "tint",
        "offset": 64,
        "type": "float",
        "default": 0,
        "minimum": -2,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "gamma",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "crtScanlines": {
    "name": "crtScanlines",
    "uniformBytes": 496,
    "parameters": [
      {
        "name": "scanlineCount",
        "offset": 48,
        "type": "float",
        "default": 240,
        "minimum": 10,
        "maximum": 1080,
        "unit": ""
      },
      {
        "name": "scanlineIntensity",
        "offset": 52,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "rgbMaskAmount",
        "offset": 56,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "curvature",
        "offset": 60,
        "type": "float",
        "default": 0.1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "brightnessRollOff",
        "offset": 64,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "flicker",
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "crtScanlines.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "datamoshSmear": {
    "name": "datamoshSmear",
    "uniformBytes": 688,
    "parameters": [
      {
        "name": "amount",
        "offset": 48,
        "type": "float",
        "default": 4.2,
        "minimum": 0,
        "maximum": 25,
        "unit": "em"
      },
      {
        "name": "blockSize",
        "offset": 52,
        "type": "float",
        "default": 1.25,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 56,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "smearLength",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "mode",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "digitalBlocks": {
    "name": "digitalBlocks",
    "uniformBytes": 576,
    "parameters": [
      {
        "name": "blockSize",
        "offset": 48,
        "type": "float",
        "default": 1.25,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "blockAmount",
        "offset": 52,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "offsetAmount",
        "offset": 56,
        "type": "float",
        "default": 0.03,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "colorShift",
        "offset": 60,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "hideBlocks",
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "digitalBlocks.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "displacement": {
    "name": "displacement",
    "uniformBytes": 624,
    "parameters": [
      {
        "name": "amount",
        "offset": 48,
        "type": "float",
        "default": 0.05,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "scale",
        "offset": 52,
        "type": "float",
        "default": 4,
        "minimum": 0.001,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 56,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "noiseStrength",
        "offset": 60,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "mode",
        "offset": 64,
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
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "duotone": {
    "name": "duotone",
    "uniformBytes": 304,
    "parameters": [
      {
        "name": "shadowColor",
        "offset": 48,
        "type": "color",
        "default": "#1a1a3a"
      },
      {
        "name": "highlightColor",
        "offset": 64,
        "type": "color",
        "default": "#ffd966"
      },
      {
        "name": "contrast",
        "offset": 80,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "brightness",
        "offset": 84,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "midtoneBias",
        "offset": 88,
        "type": "float",
        "default": 0,
        "minimum": -1,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "mix",
        "offset": 92,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "edgeGlow": {
    "name": "edgeGlow",
    "uniformBytes": 560,
    "parameters": [
      {
        "name": "strength",
        "offset": 80,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "threshold",
        "offset": 84,
        "type": "float",
        "default": 0.15,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 88,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 5,
        "unit": "em"
      },
      {
        "name": "sampleDistance",
        "offset": 92,
        "type": "float",
        "default": 0.05,
        "minimum": 0.02,
        "maximum": 0.5,
        "unit": "em"
      },
      {
        "name": "color",
        "offset": 96,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "blendMode",
        "offset": 112,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "halo",
        "export": "edgeGlow.halo",
        "texture": 48,
        "reduction": 2,
        "source": 32,
        "edge": "transparent"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "edgeGlow.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "filmGrain": {
    "name": "filmGrain",
    "uniformBytes": 576,
    "parameters": [
      {
        "name": "amount",
        "offset": 48,
        "type": "float",
        "default": 0.2,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "grainSize",
        "offset": 52,
        "type": "float",
        "default": 0.08,
        "minimum": 0.02,
        "maximum": 1,
        "unit": "em"
      },
      {
        "name": "luminanceResponse",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "blendMode",
        "offset": 60,
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
        "offset": 64,
        "type": "bool",
        "default": true
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "filmGrain.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "fisheye": {
    "name": "fisheye",
    "uniformBytes": 464,
    "parameters": [
      {
        "name": "strength",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": -1.5,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 52,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0.01,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "zoom",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "frostedGlass": {
    "name": "frostedGlass",
    "uniformBytes": 512,
    "parameters": [
      {
        "name": "blurRadius",
        "offset": 80,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "distortion",
        "offset": 84,
        "type": "float",
        "default": 1.2,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "frostAmount",
        "offset": 88,
        "type": "float",
        "default": 0.2,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "tintAmount",
        "offset": 92,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "highlightAmount",
        "offset": 96,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "tintColor",
        "offset": 100,
        "type": "color",
        "default": "#ffffff"
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "frostedGlass.half",
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "soft",
        "export": "frostedGlass.soft",
        "texture": 48,
        "reduction": 2,
        "source": 32,
        "edge": "clamp"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "frostedGlass.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "gaussianBlur": {
    "name": "gaussianBlur",
    "uniformBytes": 496,
    "parameters": [
      {
        "name": "radius",
        "offset": 96,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "direction",
        "offset": 100,
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
        "offset": 104,
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
        "offset": 108,
        "type": "bool",
        "default": true
      }
    ],
    "steps": [
      {
        "kind": "blur",
        "name": "soft",
        "export": "gaussianBlur.soft",
        "texture": 32,
        "reduction": 1,
        "source": 16,
        "edge": {
          "parameter": "edgeMode"
        }
      },
      {
        "kind": "pass",
        "name": "opaque",
        "export": "gaussianBlur.opaque",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "colors",
        "export": "gaussianBlur.colors",
        "texture": 64,
        "reduction": 2,
        "source": 48,
        "edge": {
          "parameter": "edgeMode"
        }
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "gaussianBlur.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "glassRefraction": {
    "name": "glassRefraction",
    "uniformBytes": 576,
    "parameters": [
      {
        "name": "refractionAmount",
        "offset": 112,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "roughness",
        "offset": 116,
        "type": "float",
        "default": 0.2,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "highlightAmount",
        "offset": 120,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeStrength",
        "offset": 124,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "ior",
        "offset": 128,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "glassRefraction.quarter",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "blur",
        "name": "smooth",
        "export": "glassRefraction.smooth",
        "texture": 64,
        "reduction": 4,
        "source": 48,
        "edge": "clamp"
      },
      {
        "kind": "pass",
        "name": "slope",
        "export": "glassRefraction.slope",
        "texture": 80,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "glassRefraction.output",
        "texture": 96,
        "reduction": 1
      }
    ]
  },
  "glow": {
    "name": "glow",
    "uniformBytes": 480,
    "parameters": [
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
        "name": "radius",
        "offset": 84,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "threshold",
        "offset": 88,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 92,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "source",
        "offset": 108,
        "type": "option",
        "default": "alpha",
        "values": [
          "alpha",
          "brightness"
        ]
      },
      {
        "name": "blendMode",
        "offset": 112,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "blur",
        "name": "halo",
        "export": "glow.halo",
        "texture": 48,
        "reduction": 2,
        "source": 32,
        "edge": "transparent"
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "glow.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "halftone": {
    "name": "halftone",
    "uniformBytes": 368,
    "parameters": [
      {
        "name": "dotSize",
        "offset": 48,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "spacing",
        "offset": 52,
        "type": "float",
        "default": 0.4,
        "minimum": 0.1,
        "maximum": 4,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 56,
        "type": "float",
        "default": 30,
        "minimum": 0,
        "maximum": 180,
        "unit": "deg"
      },
      {
        "name": "threshold",
        "offset": 60,
        "type": "float",
        "default": 0,
        "minimum": -0.5,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0.001,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "colorMode",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "heatHaze": {
    "name": "heatHaze",
    "uniformBytes": 480,
    "parameters": [
      {
        "name": "intensity",
        "offset": 48,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "waveScale",
        "offset": 52,
        "type": "float",
        "default": 1,
        "minimum": 0.001,
        "maximum": 16,
        "unit": ""
      },
      {
        "name": "waveAngle",
        "offset": 56,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "noiseAmount",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "verticalFalloff",
        "offset": 64,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "invert": {
    "name": "invert",
    "uniformBytes": 208,
    "parameters": [
      {
        "name": "amount",
        "offset": 48,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "lensDistortion": {
    "name": "lensDistortion",
    "uniformBytes": 752,
    "parameters": [
      {
        "name": "distortion",
        "offset": 48,
        "type": "float",
        "default": 0.3,
        "minimum": -1,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 52,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "zoom",
        "offset": 60,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "curve",
        "offset": 64,
        "type": "float",
        "default": 2,
        "minimum": 0.5,
        "maximum": 6,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "lightLeak": {
    "name": "lightLeak",
    "uniformBytes": 592,
    "parameters": [
      {
        "name": "amount",
        "offset": 64,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "scale",
        "offset": 68,
        "type": "float",
        "default": 0.6,
        "minimum": 0.01,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 72,
        "type": "float",
        "default": 0.3,
        "minimum": 0.0001,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 76,
        "type": "float",
        "default": 30,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "positionX",
        "offset": 80,
        "type": "float",
        "default": 0.2,
        "minimum": -0.5,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "positionY",
        "offset": 84,
        "type": "float",
        "default": 0.2,
        "minimum": -0.5,
        "maximum": 1.5,
        "unit": ""
      },
      {
        "name": "colorA",
        "offset": 88,
        "type": "color",
        "default": "#ff8a3d"
      },
      {
        "name": "colorB",
        "offset": 104,
        "type": "color",
        "default": "#ffd96b"
      },
      {
        "name": "blendMode",
        "offset": 120,
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
        "offset": 124,
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
        "texture": 32,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "lightLeak.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "lightRays": {
    "name": "lightRays",
    "uniformBytes": 528,
    "parameters": [
      {
        "name": "intensity",
        "offset": 96,
        "type": "float",
        "default": 1.5,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "length",
        "offset": 100,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 104,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 108,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "threshold",
        "offset": 112,
        "type": "float",
        "default": 0.7,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "samples",
        "offset": 116,
        "type": "float",
        "default": 32,
        "minimum": 4,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 120,
        "type": "color",
        "default": "#ffffff"
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "lightRays.half",
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "lightRays.quarter",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "rays",
        "export": "lightRays.rays",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "lightRays.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "lightSweep": {
    "name": "lightSweep",
    "uniformBytes": 304,
    "parameters": [
      {
        "name": "progress",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 52,
        "type": "float",
        "default": 30,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "width",
        "offset": 56,
        "type": "float",
        "default": 0.15,
        "minimum": 0.001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 60,
        "type": "float",
        "default": 0.06,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "intensity",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 68,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "blendMode",
        "offset": 84,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "liquidRipple": {
    "name": "liquidRipple",
    "uniformBytes": 832,
    "parameters": [
      {
        "name": "centerX",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 52,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "amplitude",
        "offset": 56,
        "type": "float",
        "default": 0.02,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "frequency",
        "offset": 60,
        "type": "float",
        "default": 8,
        "minimum": 0.1,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "decay",
        "offset": 64,
        "type": "float",
        "default": 4,
        "minimum": 0,
        "maximum": 32,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 68,
        "type": "float",
        "default": 0.5,
        "minimum": 0.001,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "phase",
        "offset": 72,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "mosaicReveal": {
    "name": "mosaicReveal",
    "uniformBytes": 336,
    "parameters": [
      {
        "name": "progress",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "cellSize",
        "offset": 52,
        "type": "float",
        "default": 1.6,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "randomness",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 60,
        "type": "float",
        "default": 0.05,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "direction",
        "offset": 64,
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
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "mosaicReveal.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "motionBlur": {
    "name": "motionBlur",
    "uniformBytes": 688,
    "parameters": [
      {
        "name": "amount",
        "offset": 96,
        "type": "float",
        "default": 1.25,
        "minimum": 0,
        "maximum": 10,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 100,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "centerBias",
        "offset": 104,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 108,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "near",
        "export": "motionBlur.near",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "far",
        "export": "motionBlur.far",
        "texture": 64,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "motionBlur.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "noiseDissolve": {
    "name": "noiseDissolve",
    "uniformBytes": 528,
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
        "name": "noiseScale",
        "offset": 68,
        "type": "float",
        "default": 8,
        "minimum": 0.5,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 72,
        "type": "float",
        "default": 0.05,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeWidth",
        "offset": 76,
        "type": "float",
        "default": 0.05,
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
        "name": "passed",
        "export": "noiseDissolve.passed",
        "texture": 32,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "noiseDissolve.output",
        "texture": 48,
        "reduction": 1
      }
    ]
  },
  "pixelate": {
    "name": "pixelate",
    "uniformBytes": 368,
    "parameters": [
      {
        "name": "pixelSize",
        "offset": 80,
        "type": "float",
        "default": 0.8,
        "minimum": 0.05,
        "maximum": 16,
        "unit": "em"
      },
      {
        "name": "pixelAspect",
        "offset": 84,
        "type": "float",
        "default": 1,
        "minimum": 0.1,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "mix",
        "offset": 88,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "snapToIntegerPixels",
        "offset": 92,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "half",
        "export": "pixelate.half",
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "pixelate.quarter",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "pixelate.output",
        "texture": 64,
        "reduction": 1
      }
    ]
  },
  "prismSplit": {
    "name": "prismSplit",
    "uniformBytes": 848,
    "parameters": [
      {
        "name": "amount",
        "offset": 48,
        "type": "float",
        "default": 0.01,
        "minimum": 0,
        "maximum": 0.2,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 52,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "spectrumWidth",
        "offset": 56,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "falloff",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "radialReveal": {
    "name": "radialReveal",
    "uniformBytes": 272,
    "parameters": [
      {
        "name": "progress",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 52,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 60,
        "type": "float",
        "default": 0.02,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeGlow",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "invert",
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "radialReveal.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "rgbSplit": {
    "name": "rgbSplit",
    "uniformBytes": 896,
    "parameters": [
      {
        "name": "amount",
        "offset": 48,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "bandSize",
        "offset": 52,
        "type": "float",
        "default": 0.05,
        "minimum": 0.001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "bandOffset",
        "offset": 56,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "axis",
        "offset": 64,
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
        "offset": 68,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "rgbSplit.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "scanReveal": {
    "name": "scanReveal",
    "uniformBytes": 688,
    "parameters": [
      {
        "name": "progress",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 52,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "bandWidth",
        "offset": 56,
        "type": "float",
        "default": 0.04,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 60,
        "type": "float",
        "default": 0.01,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeGlow",
        "offset": 64,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeDistortion",
        "offset": 68,
        "type": "float",
        "default": 0.005,
        "minimum": 0,
        "maximum": 0.1,
        "unit": ""
      },
      {
        "name": "invert",
        "offset": 72,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "scanReveal.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "shockwave": {
    "name": "shockwave",
    "uniformBytes": 656,
    "parameters": [
      {
        "name": "progress",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 52,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 56,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "strength",
        "offset": 60,
        "type": "float",
        "default": 0.06,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "width",
        "offset": 64,
        "type": "float",
        "default": 0.08,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 68,
        "type": "float",
        "default": 0.02,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "invert",
        "offset": 72,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "shockwave.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "sliceGlitch": {
    "name": "sliceGlitch",
    "uniformBytes": 784,
    "parameters": [
      {
        "name": "sliceCount",
        "offset": 48,
        "type": "float",
        "default": 30,
        "minimum": 2,
        "maximum": 256,
        "unit": ""
      },
      {
        "name": "offsetAmount",
        "offset": 52,
        "type": "float",
        "default": 0.04,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "gap",
        "offset": 56,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "randomness",
        "offset": 60,
        "type": "float",
        "default": 0.7,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "axis",
        "offset": 64,
        "type": "option",
        "default": "horizontal",
        "values": [
          "horizontal",
          "vertical"
        ]
      },
      {
        "name": "edgeMode",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "spinBlur": {
    "name": "spinBlur",
    "uniformBytes": 944,
    "parameters": [
      {
        "name": "amount",
        "offset": 96,
        "type": "float",
        "default": 12,
        "minimum": 0,
        "maximum": 180,
        "unit": "deg"
      },
      {
        "name": "centerX",
        "offset": 100,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 104,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "samples",
        "offset": 108,
        "type": "float",
        "default": 24,
        "minimum": 2,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "radiusFalloff",
        "offset": 112,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "direction",
        "offset": 116,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "near",
        "export": "spinBlur.near",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "far",
        "export": "spinBlur.far",
        "texture": 64,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "spinBlur.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "streakBlur": {
    "name": "streakBlur",
    "uniformBytes": 1040,
    "parameters": [
      {
        "name": "amount",
        "offset": 96,
        "type": "float",
        "default": 2.5,
        "minimum": 0,
        "maximum": 20,
        "unit": "em"
      },
      {
        "name": "angle",
        "offset": 100,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "samples",
        "offset": 104,
        "type": "float",
        "default": 24,
        "minimum": 2,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "highlightBias",
        "offset": 108,
        "type": "float",
        "default": 2,
        "minimum": 0,
        "maximum": 10,
        "unit": ""
      },
      {
        "name": "falloff",
        "offset": 112,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "edgeMode",
        "offset": 116,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "streakBlur.quarter",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "streak",
        "export": "streakBlur.streak",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "streakBlur.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "vhsDistortion": {
    "name": "vhsDistortion",
    "uniformBytes": 448,
    "parameters": [
      {
        "name": "trackingAmount",
        "offset": 48,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "tearAmount",
        "offset": 52,
        "type": "float",
        "default": 0.3,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "tearSize",
        "offset": 56,
        "type": "float",
        "default": 0.05,
        "minimum": 0.001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "colorBleed",
        "offset": 60,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "noiseAmount",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 4,
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
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "vhsDistortion.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "vignette": {
    "name": "vignette",
    "uniformBytes": 320,
    "parameters": [
      {
        "name": "intensity",
        "offset": 48,
        "type": "float",
        "default": 0.6,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "radius",
        "offset": 52,
        "type": "float",
        "default": 0.8,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "softness",
        "offset": 56,
        "type": "float",
        "default": 0.4,
        "minimum": 0.0001,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 60,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 64,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "color",
        "offset": 68,
        "type": "color",
        "default": "#000000"
      },
      {
        "name": "shape",
        "offset": 84,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "volumetricLight": {
    "name": "volumetricLight",
    "uniformBytes": 496,
    "parameters": [
      {
        "name": "intensity",
        "offset": 96,
        "type": "float",
        "default": 1.5,
        "minimum": 0,
        "maximum": 8,
        "unit": ""
      },
      {
        "name": "decay",
        "offset": 100,
        "type": "float",
        "default": 0.95,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "density",
        "offset": 104,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "weight",
        "offset": 108,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 112,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 116,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "samples",
        "offset": 120,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "quarter",
        "export": "volumetricLight.quarter",
        "texture": 48,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "shafts",
        "export": "volumetricLight.shafts",
        "texture": 64,
        "reduction": 4
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "volumetricLight.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  },
  "waveWarp": {
    "name": "waveWarp",
    "uniformBytes": 448,
    "parameters": [
      {
        "name": "amplitude",
        "offset": 48,
        "type": "float",
        "default": 0.02,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "frequency",
        "offset": 52,
        "type": "float",
        "default": 4,
        "minimum": 0.1,
        "maximum": 64,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 56,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "phase",
        "offset": 60,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 6.2832,
        "unit": "rad"
      },
      {
        "name": "falloff",
        "offset": 64,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "axis",
        "offset": 68,
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
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "wipeMask": {
    "name": "wipeMask",
    "uniformBytes": 288,
    "parameters": [
      {
        "name": "progress",
        "offset": 48,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "angle",
        "offset": 52,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 360,
        "unit": "deg"
      },
      {
        "name": "softness",
        "offset": 56,
        "type": "float",
        "default": 0.02,
        "minimum": 0.0001,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "edgeWidth",
        "offset": 60,
        "type": "float",
        "default": 0,
        "minimum": 0,
        "maximum": 0.5,
        "unit": ""
      },
      {
        "name": "edgeColor",
        "offset": 64,
        "type": "color",
        "default": "#ffffff"
      },
      {
        "name": "invert",
        "offset": 80,
        "type": "bool",
        "default": false
      }
    ],
    "steps": [
      {
        "kind": "pass",
        "name": "output",
        "export": "wipeMask.output",
        "texture": 32,
        "reduction": 1
      }
    ]
  },
  "zoomBlur": {
    "name": "zoomBlur",
    "uniformBytes": 864,
    "parameters": [
      {
        "name": "amount",
        "offset": 96,
        "type": "float",
        "default": 0.4,
        "minimum": 0,
        "maximum": 2,
        "unit": ""
      },
      {
        "name": "centerX",
        "offset": 100,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "centerY",
        "offset": 104,
        "type": "float",
        "default": 0.5,
        "minimum": 0,
        "maximum": 1,
        "unit": ""
      },
      {
        "name": "falloff",
        "offset": 108,
        "type": "float",
        "default": 1,
        "minimum": 0,
        "maximum": 4,
        "unit": ""
      },
      {
        "name": "mode",
        "offset": 112,
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
        "texture": 32,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "near",
        "export": "zoomBlur.near",
        "texture": 48,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "far",
        "export": "zoomBlur.far",
        "texture": 64,
        "reduction": 2
      },
      {
        "kind": "pass",
        "name": "output",
        "export": "zoomBlur.output",
        "texture": 80,
        "reduction": 1
      }
    ]
  }
};
