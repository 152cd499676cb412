//! Whom a request comes from: networks, trusted proxies and the address behind them.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use axum::http::{Extensions, HeaderMap};

/// The address that a request comes from, behind the trusted proxies; a request extension that [`super::serve`] sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// Reads the extension. Where it is missing, as in a router that is called without a socket, the address is `::`.
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get().copied().unwrap_or(ClientAddress(IpAddr::V6(Ipv6Addr::UNSPECIFIED)))
    }
}

/// A range of addresses, written `10.0.0.0/8`, `2001:db8::/32` or as a single address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Network {
    address: IpAddr,
    length: u8,
}

impl Network {
    /// Whether the address lies in the range; an IPv4 address written as IPv6 counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address.to_canonical()) {
            (IpAddr::V4(ours), IpAddr::V4(theirs)) => {
                let shift = 32 - u32::from(self.length);
                ours.to_bits().checked_shr(shift).unwrap_or(0)
                    == theirs.to_bits().checked_shr(shift).unwrap_or(0)
            }
            (IpAddr::V6(ours), IpAddr::V6(theirs)) => {
                let shift = 128 - u32::from(self.length);
                ours.to_bits().checked_shr(shift).unwrap_or(0)
                    == theirs.to_bits().checked_shr(shift).unwrap_or(0)
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text} is no address or network such as 10.0.0.0/8");
        let (address, length) =
            text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
        let address: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let address = address.to_canonical();
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let length = length.map_or(Ok(whole), |length| length.trim().parse()).map_err(|_| wrong())?;
        if length > whole { Err(wrong()) } else { Ok(Network { address, length }) }
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Network> for String {
    fn from(network: Network) -> String {
        format!("{}/{}", network.address, network.length)
    }
}

/// What counts as one place on the network: an IPv4 address, or the /64 that an IPv6 customer gets whole.
pub fn place(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

/// The client's address: the peer's, or where the peer is a trusted proxy, the last address in `X-Forwarded-For` that no
/// trusted proxy has. From anybody else the header is a claim, and ignored.
pub fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> ClientAddress {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut client = peer.to_canonical();
    if !is_trusted(client) {
        return ClientAddress(client);
    }
    let values: Vec<_> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for hop in values.iter().rev().flat_map(|value| value.rsplit(',')) {
        // Beyond a hop that cannot be read nothing can be believed.
        let Some(address) = read_hop(hop.trim()) else { break };
        client = address;
        if !is_trusted(client) {
            break;
        }
    }
    ClientAddress(client)
}

/// An address as proxies write it: bare, with a port, or in brackets.
fn read_hop(hop: &str) -> Option<IpAddr> {
    let bare = hop.parse().ok();
    let with_port = || hop.parse().ok().map(|socket: std::net::SocketAddr| socket.ip());
    let bracketed = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    bare.or_else(with_port).or_else(bracketed).map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted =
            ["127.0.0.1".parse().unwrap(), "10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()];
        client(peer.parse().unwrap(), &headers, &trusted).0.to_string()
    }

    #[test]
    fn a_network_holds_its_addresses() {
        let holds = |network: &str, address: &str| -> bool {
            network.parse::<Network>().unwrap().contains(address.parse().unwrap())
        };
        assert!(holds("10.0.0.0/8", "10.255.1.2"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("10.0.0.0/8", "::ffff:10.0.0.1"));
        assert!(holds("0.0.0.0/0", "203.0.113.7"));
        assert!(!holds("0.0.0.0/0", "2001:db8::1"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1"));
        assert!(holds("::1", "::1"));
        assert!(!holds("192.0.2.1", "192.0.2.2"));
        for wrong in ["", "10.0.0.0/33", "10.0.0/8", "::/129", "a", "10.0.0.0/x"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
        assert_eq!(seen("203.0.113.7", &["198.51.100.1"]), "203.0.113.7");
        assert_eq!(seen("10.0.0.2", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("::ffff:10.0.0.2", &["198.51.100.1:4711"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.2", &["[2001:db8::1]"]), "2001:db8::1");
        assert_eq!(seen("10.0.0.2", &["[2001:db8::1]:80"]), "2001:db8::1");
        assert_eq!(seen("127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn what_a_client_wrote_itself_in_front_is_not_believed() {
        assert_eq!(seen("10.0.0.2", &["1.1.1.1, 198.51.100.1, 10.0.0.9"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.2", &["1.1.1.1", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.2", &["1.1.1.1, rubbish"]), "10.0.0.2");
        assert_eq!(seen("10.0.0.2", &["10.0.0.4, 10.0.0.3"]), "10.0.0.4");
    }

    #[test]
    fn an_ipv6_customer_is_one_place() {
        let same = |left: &str, right: &str| place(left.parse().unwrap()) == place(right.parse().unwrap());
        assert!(same("2001:db8::1", "2001:db8::ffff"));
        assert!(!same("2001:db8::1", "2001:db8:0:1::1"));
        assert!(same("::ffff:192.0.2.1", "192.0.2.1"));
        assert!(!same("192.0.2.1", "192.0.2.2"));
    }
}
