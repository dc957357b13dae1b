// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @title Certificates of dataset versions, held by institutions
/// @notice One token for one version of a dataset, made by the registrar and held by an institution
/// that the registrar knows. It names a record by hash; it gives no access to data.
/// @dev There is no trading: nobody but the holder moves a token, only institutions receive one,
/// approvals do not exist, and ERC-2981 (royalties of sales) is left out. Needs a machine of the
/// Cancun fork, as the library does; GrantAnchor does not depend on this module.
contract DatasetCertificate is ERC721 {
    using Strings for uint256;

    address private _registrar;
    address private _nextRegistrar;
    string private _baseUri;
    mapping(address account => bool) private _institutions;
    mapping(uint256 tokenId => bytes32) private _records;

    /// @notice This account may hold and receive certificates from now on.
    event InstitutionRegistered(address indexed account);

    /// @notice This account neither receives nor gives certificates any more; it keeps what it has.
    event InstitutionRemoved(address indexed account);

    /// @notice A version of a dataset was certified.
    event CertificateIssued(
        uint256 indexed tokenId, address indexed institution, bytes32 recordSha256
    );

    /// @notice The words of the certificates are served below another address from now on.
    event BaseUriChanged(string baseUri);

    /// @notice The registrar named who may take its place; nobody, when that is zero.
    event RegistrarTransferStarted(address indexed current, address indexed next);

    /// @notice The registrar is another from now on.
    event RegistrarTransferred(address indexed previous, address indexed current);

    error DatasetCertificateNotRegistrar(address caller);
    error DatasetCertificateNotInstitution(address account);
    error DatasetCertificateZeroAddress();
    error DatasetCertificateNoRecord(uint256 tokenId);
    error DatasetCertificateNoApprovals();

    modifier onlyRegistrar() {
        if (msg.sender != _registrar) revert DatasetCertificateNotRegistrar(msg.sender);
        _;
    }

    /// @param registrar_ Registers institutions and issues certificates.
    /// @param baseUri_ Where the words of certificates are served, with a slash at its end.
    constructor(address registrar_, string memory baseUri_)
        ERC721("Vouchsafe Dataset Certificate", "VDC")
    {
        if (registrar_ == address(0)) revert DatasetCertificateZeroAddress();
        _registrar = registrar_;
        _baseUri = baseUri_;
        emit RegistrarTransferred(address(0), registrar_);
        emit BaseUriChanged(baseUri_);
    }

    /// @notice Issues the certificate of a version of a dataset.
    /// @param tokenId An opaque number; it says nothing about the dataset.
    /// @param institution The registered account that holds it first.
    /// @param recordSha256 SHA-256 of the version's catalogue record; not zero.
    function mint(uint256 tokenId, address institution, bytes32 recordSha256)
        external
        onlyRegistrar
    {
        if (recordSha256 == 0) revert DatasetCertificateNoRecord(tokenId);
        _mint(institution, tokenId);
        _records[tokenId] = recordSha256;
        emit CertificateIssued(tokenId, institution, recordSha256);
    }

    /// @notice Lets an account hold certificates; asking twice changes nothing.
    function registerInstitution(address account) external onlyRegistrar {
        if (account == address(0)) revert DatasetCertificateZeroAddress();
        if (_institutions[account]) return;
        _institutions[account] = true;
        emit InstitutionRegistered(account);
    }

    /// @notice Takes an account out of circulation, for example when its institution closes.
    function removeInstitution(address account) external onlyRegistrar {
        if (!_institutions[account]) revert DatasetCertificateNotInstitution(account);
        delete _institutions[account];
        emit InstitutionRemoved(account);
    }

    /// @notice Says where the words of certificates are served.
    function setBaseUri(string calldata baseUri_) external onlyRegistrar {
        _baseUri = baseUri_;
        emit BaseUriChanged(baseUri_);
    }

    /// @notice Names the next registrar, who takes over by accepting. Zero takes the offer back.
    function transferRegistrar(address next) external onlyRegistrar {
        _nextRegistrar = next;
        emit RegistrarTransferStarted(msg.sender, next);
    }

    /// @notice Takes over the registry; only for the address that was named.
    function acceptRegistrar() external {
        if (msg.sender != _nextRegistrar) revert DatasetCertificateNotRegistrar(msg.sender);
        address previous = _registrar;
        _registrar = msg.sender;
        delete _nextRegistrar;
        emit RegistrarTransferred(previous, msg.sender);
    }

    /// @notice Who issues, and who was named to be next.
    function registrar() external view returns (address current, address next) {
        return (_registrar, _nextRegistrar);
    }

    /// @notice Where the words of certificates are served.
    function baseUri() external view returns (string memory) {
        return _baseUri;
    }

    /// @notice Whether an account may hold certificates.
    function isInstitution(address account) external view returns (bool) {
        return _institutions[account];
    }

    /// @notice SHA-256 of the catalogue record that a certificate stands for.
    function recordOf(uint256 tokenId) external view returns (bytes32) {
        _requireOwned(tokenId);
        return _records[tokenId];
    }

    /// @notice Where the words of a certificate are served.
    function tokenURI(uint256 tokenId) public view override returns (string memory) {
        _requireOwned(tokenId);
        return string.concat(_baseUri, tokenId.toString(), ".json");
    }

    /// @notice Refused: whoever could move tokens for others could run a market.
    function approve(address, uint256) public pure override {
        revert DatasetCertificateNoApprovals();
    }

    /// @notice Refused: whoever could move tokens for others could run a market.
    function setApprovalForAll(address, bool) public pure override {
        revert DatasetCertificateNoApprovals();
    }

    /// @dev Every way to make or move a token ends here. Source: ERC721 of OpenZeppelin 5
    function _update(address to, uint256 tokenId, address auth)
        internal
        override
        returns (address from)
    {
        if (!_institutions[to]) revert DatasetCertificateNotInstitution(to);
        from = super._update(to, tokenId, auth);
        if (from != address(0) && !_institutions[from]) {
            revert DatasetCertificateNotInstitution(from);
        }
    }
}
