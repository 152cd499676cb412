//! A load balancer as small as one can be: new connections go to a program that says it is ready.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use testing::program::{Request, ask};

/// How often the programs are asked whether they are ready.
const EVERY: Duration = Duration::from_millis(100);

/// Where it listens.
pub struct Balancer {
    /// Its port.
    pub port: u16,
}

struct Node {
    port: u16,
    ready: AtomicBool,
}

impl Balancer {
    /// Starts one; its threads live as long as the test.
    pub fn start(ports: [u16; 2]) -> Self {
        let nodes = Arc::new(ports.map(|port| Node { port, ready: AtomicBool::new(true) }));
        let asked = Arc::clone(&nodes);
        std::thread::spawn(move || {
            loop {
                for node in &*asked {
                    let answer = ask(node.port, &Request::get("/readyz"));
                    node.ready.store(answer.is_some_and(|answer| answer.status == 200), Ordering::SeqCst);
                }
                std::thread::sleep(EVERY);
            }
        });
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        std::thread::spawn(move || {
            let turn = AtomicUsize::new(0);
            for client in listener.incoming().flatten() {
                let (nodes, first) = (Arc::clone(&nodes), turn.fetch_add(1, Ordering::Relaxed));
                std::thread::spawn(move || pass(&client, &nodes, first));
            }
        });
        Balancer { port }
    }
}

/// Passes a connection on to the first program that is ready and takes it.
fn pass(client: &TcpStream, nodes: &[Node; 2], first: usize) {
    let in_turn = (0..2).map(|step| &nodes[(first + step) % 2]);
    let mut ready = in_turn.filter(|node| node.ready.load(Ordering::SeqCst));
    let Some(server) = ready.find_map(|node| TcpStream::connect(("127.0.0.1", node.port)).ok()) else {
        return;
    };
    std::thread::scope(|scope| {
        scope.spawn(|| copy(client, &server));
        copy(&server, client);
    });
}

fn copy(mut from: &TcpStream, mut to: &TcpStream) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        if to.write_all(&buffer[..read]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
