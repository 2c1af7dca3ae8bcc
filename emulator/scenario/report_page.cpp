// What is constant about the HTML report: its look, and the little script that shows a cell's decision.
#include <fmt/format.h>

#include "scenario/report_text.h"

namespace backlot::scenario {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else if (c == '\'') out += "&#39;";
        else if (c == '\n' || c == '\t') out += fmt::format("&#{};", static_cast<int>(byte));
        else if (byte < 0x20 || byte == 0x7f) out += ' ';
        else out += c;
    }
    return out;
}

const std::string_view page_styles = R"css(
:root{color-scheme:light dark;--paper:#f7f7f5;--card:#fff;--ink:#1d2126;--soft:#5b6470;--line:#dfe2e6;--band:#f0f1f3;
--allow:#17703f;--allow-bg:#dcf2e4;--deny:#6a4b00;--deny-bg:#fbefcf;--block:#a01c2c;--block-bg:#fbdfe1;--wrong:#a01c2c;
--focus:#2257c7;--shade:0 1px 2px #0001,0 4px 16px #0000000a}
@media(prefers-color-scheme:dark){:root{--paper:#14171b;--card:#1c2026;--ink:#e7eaee;--soft:#9aa5b1;--line:#313842;
--band:#232830;--allow:#7fdca3;--allow-bg:#143824;--deny:#f0cd72;--deny-bg:#3a2f10;--block:#ff9aa3;--block-bg:#46191f;
--wrong:#ff9aa3;--focus:#86adff;--shade:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1240px;margin:0 auto;padding:32px 24px 80px}
h1{font-size:26px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}
h2{font-size:18px;margin:0;line-height:1.35}
h3{font-size:15px;margin:24px 0 8px}
p{margin:4px 0}
.soft{color:var(--soft)}
code,.mono{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:20px 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px;box-shadow:var(--shade)}
.tile b{display:block;font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.tile.allow b{color:var(--allow)}.tile.implicit b{color:var(--deny)}.tile.explicit b,.tile.wrong b{color:var(--block)}
.bar{display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center;margin:12px 0 20px}
.bar button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:999px;
padding:4px 14px;cursor:pointer}
.bar button[aria-pressed=true]{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.key{display:inline-flex;align-items:center;gap:6px;color:var(--soft)}
.scenario{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:0 0 16px;box-shadow:var(--shade)}
.scenario>summary{list-style:none;display:flex;gap:12px;align-items:baseline;padding:14px 18px;cursor:pointer}
.scenario>summary::-webkit-details-marker{display:none}
.scenario>summary h2{flex:1}
.scenario>div{padding:0 18px 18px;border-top:1px solid var(--line)}
.mark{font-weight:700}.holds{color:var(--allow)}.fails{color:var(--wrong)}.unplayed{color:var(--deny)}
.frame{overflow-x:auto;border:1px solid var(--line);border-radius:10px}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:14px}
th,td{border-bottom:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:middle}
tr:last-child>th,tr:last-child>td{border-bottom:0}
thead th{background:var(--band);font-weight:600;border-bottom:1px solid var(--line)}
.matrix{width:auto;min-width:100%}
.matrix th[scope=row]{position:sticky;left:0;background:var(--card);z-index:1;border-right:1px solid var(--line);
font-weight:600;white-space:nowrap}
.matrix thead th:first-child{position:sticky;left:0;z-index:2;border-right:1px solid var(--line)}
.matrix .group{text-align:center;border-left:1px solid var(--line)}
.matrix .action{font-weight:500;text-align:center;white-space:nowrap}
.matrix td{text-align:center;padding:4px}
.matrix .first{border-left:1px solid var(--line)}
.cell{font:600 13px/1 system-ui,sans-serif;min-width:76px;min-height:30px;border:1px solid transparent;border-radius:7px;
padding:5px 8px;cursor:pointer;white-space:nowrap}
.allow.cell,.allow.chip{background:var(--allow-bg);color:var(--allow)}
.implicit.cell,.implicit.chip{background:var(--deny-bg);color:var(--deny)}
.explicit.cell,.explicit.chip{background:var(--block-bg);color:var(--block)}
.cell.wrong{outline:2px dashed var(--wrong);outline-offset:1px}
.cell:hover{border-color:currentColor}
.cell[aria-expanded=true]{border-color:currentColor;box-shadow:0 0 0 2px var(--focus)}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.chip{display:inline-block;border-radius:6px;padding:1px 8px;font-weight:600;font-size:13px}
.panel{border:1px solid var(--line);border-radius:10px;background:var(--band);padding:12px 16px;margin:10px 0 0}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:6px 0 0}
.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
.steps{list-style:none;margin:0;padding:0}
.steps>li{display:grid;grid-template-columns:20px 1fr;gap:2px 8px;padding:7px 0;border-bottom:1px solid var(--line)}
.steps>li:last-child{border-bottom:0}
.steps .line{display:flex;flex-wrap:wrap;gap:2px 14px;align-items:baseline}
.steps .line>span:first-child{flex:1 1 320px}
.wrongs{grid-column:2;border-left:3px solid var(--wrong);padding:2px 0 2px 12px;margin:4px 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:12px 0 0;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
body.only-wrong .scenario:not(.has-wrong),body.only-wrong .steps>li.ok{display:none}
@media print{.bar button{display:none}.scenario{break-inside:avoid;box-shadow:none}}
)css";

const std::string_view page_script = R"js(
document.addEventListener('click',function(event){
  var filter=event.target.closest('[data-filter]');
  if(filter){
    document.body.classList.toggle('only-wrong',filter.dataset.filter==='wrong');
    document.querySelectorAll('[data-filter]').forEach(function(b){b.setAttribute('aria-pressed',String(b===filter))});
    return;
  }
  var cell=event.target.closest('.cell');
  if(!cell)return;
  var panel=cell.closest('section').querySelector('.panel');
  var wasOpen=cell.getAttribute('aria-expanded')==='true';
  cell.closest('section').querySelectorAll('.cell[aria-expanded=true]').forEach(function(c){c.setAttribute('aria-expanded','false')});
  panel.hidden=wasOpen;
  if(wasOpen)return;
  cell.setAttribute('aria-expanded','true');
  panel.textContent='';
  var head=document.createElement('strong');
  head.textContent=cell.dataset.who+'  '+cell.dataset.action+'  '+cell.dataset.on;
  panel.append(head);
  var list=document.createElement('dl');
  list.className='facts';
  [['Outcome','outcome'],['Expected','expected'],['Got','got'],['Because','because'],['Layer','layer'],['Policy','policy'],
   ['Statement','statement'],['Resource','resource'],['Answer','answer'],['Request','request'],['Written at','place']]
  .forEach(function(f){
    var text=cell.dataset[f[1]];
    if(!text)return;
    var name=document.createElement('dt'),value=document.createElement('dd');
    name.textContent=f[0];value.textContent=text;
    list.append(name,value);
  });
  panel.append(list);
});
)js";

}  // namespace backlot::scenario
