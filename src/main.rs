//! temporary
use std::io::Write;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let pack = match args.iter().position(|a| a == "--pack") { Some(i) => xxgk::pack::Pack::load(std::path::Path::new(&args[i+1])), None => xxgk::pack::Pack::builtin() };
    let pack = match pack { Ok(p) => p, Err(e) => { eprintln!("{:?}", miette::Report::new(e)); std::process::exit(2) } };
    let out = &mut std::io::BufWriter::new(std::io::stdout());
    if args[0] == "pack" {
        let dir = std::path::Path::new(&args[2]);
        let pack = match xxgk::pack::Pack::load(dir) { Ok(p) => p, Err(e) => { eprintln!("{:?}", miette::Report::new(e)); std::process::exit(2) } };
        let mut n = 0; let mut bad = 0;
        for item in &pack.items { for (want, list) in [("disclosed", &item.examples.disclosed),("underspecified",&item.examples.underspecified),("nil",&item.examples.nil),("missing",&item.examples.missing)] { for e in list {
            n += 1;
            let doc = xxgk::input::read(e.clone().into_bytes());
            let j = xxgk::check::check(&doc, &pack, &Default::default());
            let got = j.items.iter().find(|i| i.number == item.number).unwrap().status.name();
            if got != want { bad += 1; println!("item {} should be {want}, is {got}: {e}", item.number); }
        }}}
        println!("{n} examples, {bad} wrong, {} literals", pack.lexicon.literals());
        return;
    }
    let mut json = xxgk::output::json::Json::default();
    json.begin(out, &pack.id.id, &pack.id.version).unwrap();
    for path in args.iter().filter(|a| a.ends_with(".txt")) {
        let doc = xxgk::input::read(std::fs::read(path).unwrap());
        let j = xxgk::check::check(&doc, &pack, &Default::default());
        let r = xxgk::review::review(path.clone(), &doc, &j, &pack, Default::default());
        json.review(out, &r).unwrap();
    }
    json.finish(out, &Default::default()).unwrap();
    out.flush().unwrap();
}
